// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// One row of a list: hairline below, a bar at the left when it is the one selected.
ItemDelegate {
    id: root

    /// What a screen reader says for the whole row.
    required property string spoken
    property bool current: false

    bottomPadding: Theme.m - 2
    hoverEnabled: true
    leftPadding: Theme.l
    rightPadding: Theme.l
    topPadding: Theme.m - 2
    Accessible.name: root.spoken
    Accessible.role: Accessible.ListItem
    Accessible.selectable: true
    Accessible.selected: root.current

    background: Rectangle {
        color: root.current ? Theme.colours.selected : root.hovered ? Theme.colours.hovered : "transparent"

        Rectangle {
            color: Theme.colours.accent
            height: parent.height
            visible: root.current
            width: 3
        }

        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }

        FocusFrame {
            anchors.margins: 1
            radius: Theme.xs
            shown: root.visualFocus || root.current && root.ListView.view !== null && root.ListView.view.activeFocus
        }
    }
}
