// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// A screen that is made when it is first looked at, and then keeps its place.
Loader {
    id: root

    required property bool shown
    readonly property AppScreen screen: root.item as AppScreen

    function makeWhenShown(): void {
        if (root.shown)
            root.active = true;
    }

    active: false
    visible: root.shown
    Component.onCompleted: root.makeWhenShown()
    onShownChanged: root.makeWhenShown()
}
