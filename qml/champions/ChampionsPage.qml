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
    readonly property NetworkDesk network: root.context.network
    /// 0: the register; then plan B, trainings, time credits, and groups.
    property int tab: 0
    readonly property bool onGroups: root.tab === 4
    readonly property bool onLists: root.tab > 0 && !root.onGroups
    readonly property bool drawing: root.network.patches.drawing
    readonly property string openId: root.context.champion.championId

    signal importWanted

    /// Shows the champion of that row, and goes to the form where asked.
    function show(row: int, goThere: bool): void {
        list.currentIndex = row;
        if (root.context.champion.show(root.champions.idAt(row)) && goThere)
            form.enter();
    }

    function choose(tab: int): void {
        root.tab = tab;
        if (root.onLists)
            root.context.championLists.look(tab - 1);
    }

    function add(): void {
        if (root.context.champion.beginNew())
            form.enter();
    }

    function nextPane(forward: bool): bool {
        const pane = groupForm.visible ? groupForm : form;
        if (!pane.visible || forward === pane.activeFocus)
            return false;
        if (forward && groupForm.visible)
            groupForm.enter();
        else if (forward)
            form.enter();
        else
            root.enterList();
        return true;
    }

    /// Esc: from the form to the list, which keeps what is typed; then the form goes.
    function stepBack(): bool {
        if (groupForm.visible) {
            if (!groupForm.activeFocus && !root.network.groups.dirty)
                root.network.groups.close();
            root.enterList();
            return true;
        }
        if (!form.visible)
            return false;
        if (!form.activeFocus && !root.context.champion.dirty)
            root.context.champion.close();
        root.enterList();
        return true;
    }

    function enterList(): void {
        if (root.onGroups)
            groups.enter();
        else if (root.onLists)
            lists.enter();
        else if (list.count > 0)
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            root.enter();
    }

    function enter(): void {
        if (root.tab > 0)
            root.enterList();
        else
            filters.enter(false);
    }

    function enterFilter(): void {
        root.tab = 0;
        filters.enter(true);
    }

    objectName: "championsPage"
    onOpenIdChanged: if (root.openId !== "") list.currentIndex = root.champions.rowOf(root.openId)
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
                titles: [qsTr("Register"), qsTr("Plan B"), qsTr("Trainings"), qsTr("Time credits"), qsTr("Groups")]
                onChosen: (index) => root.choose(index)
            }

            ChampionFilters {
                id: filters

                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.l
                champions: root.champions
                focus: true
                visible: root.tab === 0 && !root.drawing
                onAddWanted: root.add()
                onListWanted: {
                    list.currentIndex = 0;
                    list.forceActiveFocus(Qt.TabFocusReason);
                }
            }

            Hairline {
                Layout.fillWidth: true
            }

            ListsAndMap {
                id: lists

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.topMargin: -Theme.s
                context: root.context
                drawing: root.drawing
                onPlan: root.tab === 1
                visible: root.onLists || root.drawing
                onAbandoned: form.enterPatch()
                onDrawn: (patch) => {
                    root.context.champion.set("patch", patch);
                    form.enterPatch();
                }
            }

            GroupsPane {
                id: groups

                Layout.fillHeight: true
                Layout.fillWidth: true
                groups: root.network.groups
                visible: root.onGroups && !root.drawing
                onFormWanted: groupForm.enter()
            }

            RegisterList {
                id: list

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.topMargin: -Theme.m
                model: root.champions
                visible: root.tab === 0 && !root.drawing && count > 0
                onShown: (row, goThere) => root.show(row, goThere)
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
            papers: root.context.papers
            onReportWanted: (id) => root.context.showReport(id)
            visible: root.context.champion.open && !groupForm.visible
            onDrawWanted: (patch) => {
                root.network.patches.begin(patch);
                lists.enterMap();
            }
            onFinished: root.enterList()
        }

        GroupForm {
            id: groupForm

            SplitView.minimumWidth: 300
            SplitView.preferredWidth: form.SplitView.preferredWidth
            groups: root.network.groups
            visible: root.onGroups && root.network.groups.open
            onChampionWanted: (id) => {
                root.choose(0);
                root.context.champion.show(id);
            }
            onFinished: root.enterList()
        }
    }
}
