// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// A page that may be higher than its pane: it scrolls to whatever has the keyboard.
ScrollView {
    id: root

    // Not a child: a page of one child knows by itself how high it is.
    readonly property FocusFollower follower: FocusFollower {
        page: root.contentItem as Flickable
        parent: root
    }

    contentWidth: availableWidth
}
