// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The name of a key, as it is drawn on one.
Rectangle {
    id: root

    required property string keys
    property color ink: Theme.colours.muted

    border.color: root.ink
    border.width: 1
    color: "transparent"
    implicitHeight: caption.implicitHeight + Theme.xs
    implicitWidth: caption.implicitWidth + Theme.m
    radius: Theme.xs
    Accessible.ignored: true

    AppText {
        id: caption

        anchors.centerIn: parent
        color: root.ink
        font.pixelSize: Theme.textSmall - 1
        text: root.keys
    }
}
