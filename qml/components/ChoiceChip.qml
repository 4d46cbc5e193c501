// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A filter that is on or off, or that opens a choice.
AbstractButton {
    id: root

    /// A chip that opens a menu shows an arrow; one that can be taken off again shows a cross.
    property bool opensMenu: false

    checkable: !root.opensMenu
    font.pixelSize: Theme.textSmall
    hoverEnabled: true
    implicitHeight: Math.max(26, implicitContentHeight + Theme.s)
    implicitWidth: implicitContentWidth + 2 * Theme.m
    leftPadding: Theme.m
    rightPadding: Theme.m
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.name: root.text
    Accessible.role: root.opensMenu ? Accessible.ButtonMenu : Accessible.CheckBox
    Accessible.onPressAction: root.click()
    Keys.onEnterPressed: root.click()
    Keys.onReturnPressed: root.click()

    background: Rectangle {
        border.color: root.checked ? Theme.colours.onAccentSoft : Theme.colours.border
        border.width: root.checked && Theme.appearance !== "contrast" ? 0 : Theme.hairline
        color: root.checked ? Theme.colours.accentSoft : root.hovered ? Theme.colours.hovered : "transparent"
        radius: height / 2

        FocusFrame {
            gap: 0
            radius: root.height / 2 + Theme.focusWidth
            shown: root.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.xs

        AppText {
            Layout.fillWidth: true
            color: root.checked ? Theme.colours.onAccentSoft : Theme.colours.ink
            elide: Text.ElideRight
            font.pixelSize: Theme.textSmall
            font.weight: root.checked ? Font.DemiBold : Font.Normal
            text: root.text
            verticalAlignment: Text.AlignVCenter
        }

        Icon {
            color: root.checked ? Theme.colours.onAccentSoft : Theme.colours.muted
            name: root.opensMenu ? "chevron-down" : "close"
            size: Theme.textSmall
            visible: root.opensMenu || (root.checked && root.checkable)
        }
    }
}
