// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The champion chosen: the ledger, or the form with everything the register keeps.
FocusScope {
    id: root

    required property ChampionEditor champion
    required property ChampionLedgerModel ledger
    required property PaperDesk papers
    property bool details: false
    readonly property bool showsForm: root.details || root.champion.isNew || root.champion.isDeleted

    signal finished
    signal reportWanted(id: string)
    signal drawWanted(patch: string)

    /// Back from the map to the patch.
    function enterPatch(): void {
        form.goTo("patch");
    }

    function enter(): void {
        if (root.showsForm)
            form.enter();
        else
            ledger.enter();
    }

    function choose(index: int): void {
        root.details = index === 1;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    Connections {
        function onChanged(): void {
            if (!root.champion.open)
                root.details = false;
        }

        target: root.champion
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TextTabs {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.m
            Layout.topMargin: Theme.s
            current: root.details ? 1 : 0
            titles: [qsTr("Ledger"), qsTr("Details")]
            visible: !root.champion.isNew && !root.champion.isDeleted
            onChosen: (index) => root.choose(index)
        }

        ChampionLedger {
            id: ledger

            Layout.fillHeight: true
            Layout.fillWidth: true
            focus: !root.showsForm
            ledger: root.ledger
            papers: root.papers
            visible: !root.showsForm
            Keys.onEscapePressed: root.finished()
            onReportWanted: (id) => root.reportWanted(id)
        }

        ChampionForm {
            id: form

            Layout.fillHeight: true
            Layout.fillWidth: true
            champion: root.champion
            focus: root.showsForm
            visible: root.showsForm
            onDrawWanted: (patch) => root.drawWanted(patch)
            onFinished: root.finished()
        }
    }
}
