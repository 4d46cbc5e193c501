// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A list of champions, with plan B's map beside or below it; the map alone while a patch is drawn.
/// Where there is no room for both, one is shown and leads to the other.
ColumnLayout {
    id: root

    required property AppContext context
    property bool onPlan: false
    property bool drawing: false
    readonly property bool below: root.width <= 820 * Theme.textScale
    readonly property bool cramped: root.onPlan && !root.drawing && root.below && root.height < 480 * Theme.textScale
    property bool mapChosen: false

    signal drawn(patch: string)
    signal abandoned

    function enter(): void {
        if (lists.visible)
            lists.enter();
        else
            swap.forceActiveFocus(Qt.TabFocusReason);
    }

    function enterMap(): void {
        map.enter();
    }

    spacing: 0

    LinkButton {
        id: swap

        Layout.leftMargin: Theme.xl
        Layout.topMargin: Theme.s
        text: root.mapChosen ? qsTr("Show the lists") : qsTr("Show the map")
        visible: root.cramped
        onClicked: root.mapChosen = !root.mapChosen
    }

    PaneSplit {
        Layout.fillHeight: true
        Layout.fillWidth: true
        orientation: root.below ? Qt.Vertical : Qt.Horizontal

        ChampionLists {
            id: lists

            SplitView.fillHeight: true
            SplitView.fillWidth: true
            SplitView.minimumHeight: 200
            SplitView.minimumWidth: 300
            ledger: root.context.ledger
            lists: root.context.championLists
            visible: !root.drawing && !(root.cramped && root.mapChosen)
            onChampionWanted: (id) => root.context.champion.show(id)
        }

        NetworkMap {
            id: map

            SplitView.fillHeight: !lists.visible
            SplitView.fillWidth: !lists.visible
            SplitView.preferredHeight: root.height * 0.4
            SplitView.preferredWidth: root.width * 0.45
            context: root.context
            visible: root.drawing || (root.onPlan && (!root.cramped || root.mapChosen))
            onAbandoned: root.abandoned()
            onDrawn: (patch) => root.drawn(patch)
        }
    }
}
