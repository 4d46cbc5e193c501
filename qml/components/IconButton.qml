// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// A button with a picture only: its name is read aloud and shown when pointed at.
Button {
    id: root

    required property string iconName
    property color ink: Theme.colours.ink
    property string keyHint: ""

    display: AbstractButton.IconOnly
    hoverEnabled: true
    implicitHeight: Theme.target
    implicitWidth: Theme.target
    opacity: root.enabled ? 1 : 0.5
    ToolTip.delay: 600
    ToolTip.text: root.keyHint === "" ? root.text : qsTr("%1 (%2)").arg(root.text).arg(root.keyHint)
    ToolTip.visible: root.hovered || root.visualFocus
    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Keys.onEnterPressed: root.click()
    Keys.onReturnPressed: root.click()

    background: Rectangle {
        border.color: Theme.colours.divider
        border.width: root.flat ? 0 : Theme.hairline
        color: root.hovered || root.down ? Theme.colours.accentSoft : root.flat ? "transparent" : Theme.colours.raised
        radius: Theme.radius

        FocusFrame {
            gap: 0
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: root.ink
            name: root.iconName
        }
    }
}
