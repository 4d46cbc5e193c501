// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// Panes side by side with a handle that is thin to see and wide to take hold of.
SplitView {
    id: root

    handle: Rectangle {
        id: grip

        color: grip.SplitHandle.hovered || grip.SplitHandle.pressed ? Theme.colours.accent : Theme.colours.divider
        implicitHeight: Theme.hairline
        implicitWidth: Theme.hairline
        Accessible.ignored: true

        containmentMask: Item {
            id: reach

            height: root.orientation === Qt.Horizontal ? root.height : 12
            width: root.orientation === Qt.Horizontal ? 12 : root.width
            x: (grip.width - reach.width) / 2
            y: (grip.height - reach.height) / 2
        }
    }
}
