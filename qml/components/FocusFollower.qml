// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Scrolls a page so that what has the keyboard can be seen.
Item {
    id: root

    required property Flickable page
    readonly property Item focused: root.Window.activeFocusItem

    function follow(): void {
        const item = root.focused;
        if (!item || !root.page)
            return;
        let above = item.parent;
        while (above && above !== root.page.contentItem)
            above = above.parent;
        if (!above)
            return;
        const box = item.mapToItem(root.page.contentItem, Qt.rect(0, 0, item.width, item.height));
        const most = Math.max(0, root.page.contentHeight - root.page.height);
        const low = box.y + box.height + Theme.m - root.page.height;
        const wanted = Math.min(Math.max(root.page.contentY, low), box.y - Theme.m);
        root.page.contentY = Math.min(Math.max(0, wanted), most);
    }

    onFocusedChanged: Qt.callLater(root.follow)
}
