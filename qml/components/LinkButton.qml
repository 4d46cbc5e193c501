// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// An underlined phrase that goes somewhere or does something small.
AbstractButton {
    id: root

    property color ink: Theme.colours.accent
    property bool wraps: false

    font.pixelSize: Theme.textBody
    hoverEnabled: true
    implicitHeight: Math.max(24, implicitContentHeight)
    implicitWidth: implicitContentWidth
    Accessible.name: root.text
    Accessible.role: Accessible.Link
    Accessible.onPressAction: root.click()
    Keys.onEnterPressed: root.click()
    Keys.onReturnPressed: root.click()

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    background: Item {
        FocusFrame {
            gap: 1
            shown: root.visualFocus
        }
    }
    contentItem: AppText {
        color: root.ink
        elide: root.wraps ? Text.ElideNone : Text.ElideRight
        font.pixelSize: root.font.pixelSize
        font.underline: true
        font.weight: root.hovered ? Font.DemiBold : Font.Normal
        text: root.text
        verticalAlignment: Text.AlignVCenter
        wrapMode: root.wraps ? Text.Wrap : Text.NoWrap
    }
}
