// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A button that says what it does, with the key that does the same.
Button {
    id: root

    enum Kind {
        Primary,
        Secondary,
        Quiet,
        Danger
    }

    property int kind: ActionButton.Secondary
    property string keyHint: ""
    property string iconName: ""
    readonly property bool solid: root.kind === ActionButton.Primary
    readonly property color ink: root.solid ? Theme.colours.accentText : root.kind === ActionButton.Danger ? Theme.colours.danger : Theme.colours.accent

    bottomPadding: Theme.xs
    font.pixelSize: Theme.textBody
    font.weight: Font.DemiBold
    hoverEnabled: true
    implicitHeight: Math.max(Theme.target, implicitContentHeight + 2 * Theme.xs)
    leftPadding: root.kind === ActionButton.Quiet ? Theme.s : Theme.l - 2
    opacity: root.enabled ? 1 : 0.5
    rightPadding: root.leftPadding
    topPadding: Theme.xs
    Accessible.description: root.keyHint
    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Keys.onEnterPressed: root.click()
    Keys.onReturnPressed: root.click()

    background: Rectangle {
        border.color: root.kind === ActionButton.Danger ? Theme.colours.danger : root.kind === ActionButton.Quiet ? "transparent" : Theme.colours.accent
        border.width: root.solid || root.kind === ActionButton.Quiet ? 0 : Theme.hairline
        color: root.solid ? (root.hovered || root.down ? Theme.colours.accentHover : Theme.colours.accent) : root.hovered || root.down ? Theme.colours.accentSoft : "transparent"
        radius: Theme.radius

        FocusFrame {
            shown: root.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s

        Icon {
            color: root.ink
            name: root.iconName
            size: Theme.iconSmall
            visible: root.iconName !== ""
        }

        AppText {
            Layout.fillWidth: true
            color: root.ink
            elide: Text.ElideRight
            font: root.font
            horizontalAlignment: Text.AlignHCenter
            text: root.text
        }

        KeyHint {
            ink: root.ink
            keys: root.keyHint
            visible: root.keyHint !== ""
        }
    }
}
