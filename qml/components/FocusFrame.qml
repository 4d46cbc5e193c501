// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The frame that shows where the keyboard is. Put inside a control and told when to show.
Rectangle {
    id: root

    property bool shown: false
    property int gap: 2

    anchors.fill: parent
    anchors.margins: -(root.gap + Theme.focusWidth)
    border.color: Theme.colours.focus
    border.width: Theme.focusWidth
    color: "transparent"
    radius: Theme.radius + root.gap + Theme.focusWidth
    visible: root.shown
}
