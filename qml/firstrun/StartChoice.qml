// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// One way to begin.
AbstractButton {
    id: root

    required property string iconName
    required property string detail

    hoverEnabled: true
    implicitHeight: implicitContentHeight + 2 * Theme.l
    padding: Theme.l
    Accessible.description: root.detail
    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.click()
    Keys.onEnterPressed: root.click()
    Keys.onReturnPressed: root.click()

    background: Rectangle {
        border.color: root.hovered && root.enabled ? Theme.colours.accent : Theme.colours.divider
        border.width: Theme.hairline
        color: root.enabled ? Theme.colours.raised : "transparent"
        radius: Theme.radiusLarge

        FocusFrame {
            radius: Theme.radiusLarge + 4
            shown: root.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.l

        Icon {
            Layout.alignment: Qt.AlignTop
            color: root.enabled ? Theme.colours.accent : Theme.colours.muted
            name: root.iconName
            size: Theme.icon + 4
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.xs

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                color: root.enabled ? Theme.colours.ink : Theme.colours.muted
                font.pixelSize: Theme.textLead
                font.weight: Font.DemiBold
                text: root.text
                wrapMode: Text.Wrap
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                color: Theme.colours.muted
                text: root.detail
                wrapMode: Text.Wrap
            }
        }
    }
}
