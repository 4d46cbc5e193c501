// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// A box to tick, with its words beside it.
CheckBox {
    id: root

    font.pixelSize: Theme.textBody
    implicitHeight: Math.max(Theme.target, implicitContentHeight)
    leftPadding: 0
    opacity: root.enabled ? 1 : 0.5
    spacing: Theme.s
    Accessible.name: root.text
    Accessible.role: Accessible.CheckBox

    contentItem: AppText {
        Accessible.ignored: true
        font: root.font
        leftPadding: box.width + root.spacing
        text: root.text
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
    }
    indicator: Rectangle {
        id: box

        border.color: root.checked ? Theme.colours.accent : Theme.colours.border
        border.width: root.checked ? 0 : Theme.hairline
        color: root.checked ? Theme.colours.accent : Theme.colours.raised
        implicitHeight: Math.round(18 * Theme.textScale)
        implicitWidth: implicitHeight
        radius: 4
        y: (root.height - height) / 2

        Icon {
            anchors.centerIn: parent
            color: Theme.colours.accentText
            name: "check"
            size: box.width - 4
            visible: root.checked
        }

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
