// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The champions, by name or number, and the one chosen beside them.
AppScreen {
    id: root

    readonly property ChampionListModel champions: root.context.champions
    /// 0: the register; then plan B, trainings, time credits.
    property int tab: 0

    signal importWanted

    /// Shows the champion of that row, and goes to the form where asked.
    function show(row: int, goThere: bool): void {
        list.currentIndex = row;
        if (root.context.champion.show(root.champions.idAt(row)) && goThere)
            form.enter();
    }

    function choose(tab: int): void {
        root.tab = tab;
        if (tab > 0)
            root.context.championLists.look(tab - 1);
    }

    function add(): void {
        if (root.context.champion.beginNew())
            form.enter();
    }

    function nextPane(forward: bool): bool {
        if (!form.visible || forward === form.activeFocus)
            return false;
        if (forward)
            form.enter();
        else
            root.enterList();
        return true;
    }

    /// Esc: from the form to the list, which keeps what is typed; then the form goes.
    function stepBack(): bool {
        if (!form.visible)
            return false;
        if (!form.activeFocus && !root.context.champion.dirty)
            root.context.champion.close();
        root.enterList();
        return true;
    }

    function enterList(): void {
        if (root.tab > 0)
            lists.enter();
        else if (list.count > 0)
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            root.enter();
    }

    function enter(): void {
        if (root.tab > 0)
            lists.enter();
        else
            filters.enter(false);
    }

    function enterFilter(): void {
        root.tab = 0;
        filters.enter(true);
    }

    Accessible.name: qsTr("Champions")
    Accessible.role: Accessible.Pane

    Connections {
        function onSummaryChanged(): void {
            list.currentIndex = root.champions.rowOf(root.context.champion.championId);
        }

        target: root.champions
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    PaneSplit {
        anchors.fill: parent
        orientation: Qt.Horizontal

        ColumnLayout {
            SplitView.fillWidth: true
            SplitView.minimumWidth: 300
            spacing: Theme.m

            TextTabs {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.topMargin: Theme.s
                current: root.tab
                titles: [qsTr("Register"), qsTr("Plan B"), qsTr("Trainings"), qsTr("Time credits")]
                onChosen: (index) => root.choose(index)
            }

            ChampionFilters {
                id: filters

                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.l
                champions: root.champions
                focus: true
                visible: root.tab === 0
                onAddWanted: root.add()
                onListWanted: {
                    list.currentIndex = 0;
                    list.forceActiveFocus(Qt.TabFocusReason);
                }
            }

            Hairline {
                Layout.fillWidth: true
            }

            ChampionLists {
                id: lists

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.topMargin: -Theme.s
                ledger: root.context.ledger
                lists: root.context.championLists
                visible: root.tab > 0
                onChampionWanted: (id) => root.context.champion.show(id)
            }

            ListView {
                id: list

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.topMargin: -Theme.m
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                currentIndex: -1
                highlightMoveDuration: 0
                model: root.champions
                reuseItems: true
                visible: root.tab === 0 && count > 0
                Accessible.name: qsTr("Champions")
                Accessible.role: Accessible.List
                Keys.onReturnPressed: root.show(list.currentIndex, true)
                Keys.onEnterPressed: root.show(list.currentIndex, true)
                Keys.onSpacePressed: root.show(list.currentIndex, false)

                ScrollBar.vertical: ScrollBar {
                }
                delegate: ChampionRow {
                    current: ListView.isCurrentItem
                    narrow: list.width < 620 * Theme.textScale
                    focusPolicy: Qt.NoFocus
                    width: ListView.view.width
                    onClicked: {
                        list.forceActiveFocus(Qt.MouseFocusReason);
                        root.show(index, false);
                    }
                }
            }

            EmptyState {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.margins: Theme.xl
                actionText: root.champions.text === "" ? qsTr("Bring in a CSV file") : ""
                iconName: "champions"
                text: root.champions.text === "" ? qsTr("Bring in the list you have as CSV, with name, number, contact and area, or add them one by one.") : qsTr("Try part of the name, or the number alone.")
                title: root.champions.text === "" ? qsTr("No champions yet") : qsTr("No champion matches")
                visible: root.tab === 0 && list.count === 0
                onActed: root.importWanted()
            }
        }

        ChampionPane {
            id: form

            SplitView.minimumWidth: 300
            SplitView.preferredWidth: Math.min(Math.round(460 * Theme.textScale), root.width * 0.5)
            champion: root.context.champion
            ledger: root.context.ledger
            onReportWanted: (id) => root.context.showReport(id)
            visible: root.context.champion.open
            onFinished: root.enterList()
        }
    }
}
