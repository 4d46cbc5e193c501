// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// The champions of the register, one a line.
ListView {
    id: root

    /// Enter goes on to the form; Space and a click only show.
    signal shown(row: int, goThere: bool)

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: -1
    highlightMoveDuration: 0
    reuseItems: true
    Accessible.name: qsTr("Champions")
    Accessible.role: Accessible.List
    Keys.onReturnPressed: root.shown(root.currentIndex, true)
    Keys.onEnterPressed: root.shown(root.currentIndex, true)
    Keys.onSpacePressed: root.shown(root.currentIndex, false)

    ScrollBar.vertical: ScrollBar {
    }
    delegate: ChampionRow {
        current: ListView.isCurrentItem
        focusPolicy: Qt.NoFocus
        narrow: root.width < 620 * Theme.textScale
        width: ListView.view.width
        onClicked: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.shown(index, false);
        }
    }
}
