// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// Litter picks: the register or the form on the left, the map, and the pick selected on the right.
AppScreen {
    id: root

    readonly property PickDesk picks: root.context.picks
    property bool planning: false
    /// assess, roster, figures, calendar or campaigns in the place of list and map; else empty.
    property string sheet: ""
    readonly property bool showsDetail: root.picks.detail.pickId !== "" && !root.planning

    function enter(): void {
        if (root.planning)
            form.enter();
        else if (root.sheet !== "")
            sheets.enter();
        else
            list.enter();
    }

    function enterFilter(): void {
        if (!root.planning && root.sheet === "")
            list.enterFilter();
    }

    function nextPane(forward: bool): bool {
        const panes = [form, sheets, list, map, detail].filter((pane) => pane.visible);
        const at = panes.findIndex((pane) => pane.activeFocus) + (forward ? 1 : -1);
        if (at < 0 || at >= panes.length)
            return false;
        panes[at].enter();
        return true;
    }

    function takeSheet(): void {
        const sheet = root.picks.takeSheet();
        if (sheet !== "")
            Qt.callLater(() => root.open(sheet));
    }

    /// Opens a sheet of the pick selected.
    function open(sheet: string): void {
        const pickId = root.picks.detail.pickId;
        if (sheet === "assess")
            root.picks.assessment.begin(pickId);
        else if (sheet === "figures")
            root.picks.results.begin(pickId);
        else if (sheet === "roster")
            root.picks.roster.pickId = pickId;
        root.sheet = sheet;
        Qt.callLater(sheets.enter);
    }

    function closeSheet(): void {
        root.sheet = "";
        Qt.callLater(root.showsDetail ? detail.enter : list.enter);
    }

    function plan(): void {
        root.sheet = "";
        root.picks.editor.begin();
        root.planning = true;
        Qt.callLater(form.enter);
    }

    function edit(): void {
        root.sheet = "";
        root.picks.editor.change(root.picks.detail.pickId);
        root.planning = true;
        Qt.callLater(form.enter);
    }

    function stepBack(): bool {
        if (root.planning) {
            root.planning = false;
            Qt.callLater(root.enter);
            return true;
        }
        if (root.sheet !== "") {
            root.closeSheet();
            return true;
        }
        if (root.showsDetail) {
            root.picks.detail.pickId = "";
            root.enter();
            return true;
        }
        return false;
    }

    function nextStep(): void {
        if (root.planning)
            form.save();
        else if (root.sheet !== "")
            sheets.save();
        else if (root.showsDetail)
            detail.takeNextStep();
    }

    objectName: "picksPage"
    Component.onCompleted: root.takeSheet()

    Connections {
        function onOpened(): void {
            root.planning = false;
            root.sheet = "";
            root.takeSheet();
        }

        target: root.picks
    }

    Connections {
        function onPickIdChanged(): void {
            if (["assess", "roster", "figures"].includes(root.sheet) && root.picks.detail.pickId === "")
                root.sheet = "";
        }

        target: root.picks.detail
    }

    Settings {
        category: "splits"
        property alias pickList: list.kept
        property alias pickDetail: detail.kept
        property alias pickForm: form.kept
    }

    PaneSplit {
        anchors.fill: parent
        orientation: Qt.Horizontal

        PickForm {
            id: form

            property real kept: 450

            SplitView.minimumWidth: Math.min(300, root.width / 2)
            SplitView.preferredWidth: Math.min(form.kept * Math.min(Theme.textScale, 1.3), root.width * 0.6)
            picks: root.picks
            visible: root.planning
            onClosed: {
                root.planning = false;
                Qt.callLater(detail.visible ? detail.enter : root.enter);
            }
        }

        PickSheets {
            id: sheets

            SplitView.fillWidth: visible
            SplitView.minimumWidth: Math.min(420, root.width * 0.6)
            context: root.context
            sheet: root.sheet
            visible: root.sheet !== "" && !root.planning
            onClosed: root.closeSheet()
        }

        PickListPane {
            id: list

            property real kept: 390

            SplitView.minimumWidth: Math.min(260, root.width / 3)
            SplitView.preferredWidth: Math.min(list.kept, root.width * (root.showsDetail ? 0.36 : 0.5))
            focus: true
            picks: root.picks
            visible: !root.planning && root.sheet === ""
            onAddWanted: root.plan()
            onSheetWanted: (sheet) => root.open(sheet)
        }

        PickMap {
            id: map

            SplitView.fillWidth: true
            SplitView.minimumWidth: 160
            context: root.context
            placing: root.planning
            visible: root.sheet === "" || root.planning
        }

        PickDetailPane {
            id: detail

            property real kept: 370

            SplitView.minimumWidth: Math.min(280, root.width / 3)
            SplitView.preferredWidth: Math.min(detail.kept, root.width * 0.4)
            papers: root.context.papers
            picks: root.picks
            visible: root.showsDetail && (root.sheet === "" || root.width > 1250 * Theme.textScale)
            onEditWanted: root.edit()
            onSheetWanted: (sheet) => root.open(sheet)
        }
    }
}
