// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// The map, with the jobs list or the form on its left and the report selected on its right. Map,
/// Reports and Log a report are this one page, so a selection made in one holds in all.
AppScreen {
    id: root

    /// "map" or "reports".
    required property string mode
    required property bool logging
    readonly property bool showsDetail: root.context.detail.reportId !== "" && !root.logging
    readonly property alias map: map

    signal exportWanted
    signal importWanted
    signal editWanted
    signal formClosed
    signal photosWanted
    signal reportWanted(reportId: string)
    signal logWanted(latitude: real, longitude: real)

    function enter(): void {
        if (root.logging)
            form.enter();
        else if (root.mode === "reports")
            list.enter();
        else
            map.enter();
    }

    function enterFilter(): void {
        if (root.mode === "reports" && !root.logging)
            list.enterFilter();
    }

    /// Moves to the next pane, or the one before; false when there is none left in that direction.
    function nextPane(forward: bool): bool {
        const panes = [form, list, map, detail].filter((pane) => pane.visible);
        const at = panes.findIndex((pane) => pane.activeFocus) + (forward ? 1 : -1);
        if (at < 0 || at >= panes.length)
            return false;
        panes[at].enter();
        return true;
    }

    /// Esc: one step back. False when there is nothing to step back from.
    function stepBack(): bool {
        if (root.logging) {
            root.formClosed();
            return true;
        }
        if (root.showsDetail) {
            root.context.detail.reportId = "";
            root.enter();
            return true;
        }
        return false;
    }

    function nextStep(): void {
        if (root.logging)
            form.saveAndAnother();
        else if (root.showsDetail)
            detail.takeNextStep();
    }

    Settings {
        category: "splits"
        property alias reportList: list.kept
        property alias reportDetail: detail.kept
        property alias reportForm: form.kept
    }

    PaneSplit {
        anchors.fill: parent
        orientation: Qt.Horizontal

        ReportForm {
            id: form

            property real kept: 450

            SplitView.minimumWidth: Math.min(300, root.width / 2)
            SplitView.preferredWidth: Math.min(form.kept * Math.min(Theme.textScale, 1.3), root.width * 0.6)
            context: root.context
            visible: root.logging
            onClosed: root.formClosed()
            onPhotosWanted: root.photosWanted()
            onReportWanted: (reportId) => root.reportWanted(reportId)
            onWidthChanged: if (visible && root.width > 700) form.kept = width / Math.min(Theme.textScale, 1.3)
        }

        ReportListPane {
            id: list

            property real kept: 390

            SplitView.minimumWidth: Math.min(260, root.width / 3)
            SplitView.preferredWidth: Math.min(list.kept, root.width * (root.showsDetail ? 0.36 : 0.5))
            context: root.context
            visible: root.mode === "reports" && !root.logging
            onExportWanted: root.exportWanted()
            onImportWanted: root.importWanted()
        }

        StreetMap {
            id: map

            SplitView.fillWidth: true
            SplitView.minimumWidth: 160
            context: root.context
            placing: root.logging
            onLogWanted: (latitude, longitude) => root.logWanted(latitude, longitude)
        }

        ReportDetailPane {
            id: detail

            property real kept: 350

            SplitView.minimumWidth: Math.min(260, root.width / 3)
            SplitView.preferredWidth: Math.min(detail.kept, root.width * 0.38)
            context: root.context
            visible: root.showsDetail
            onEditWanted: root.editWanted()
            onPhotosWanted: root.photosWanted()
        }
    }
}
