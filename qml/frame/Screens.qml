// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// The screens, one of them seen. Those looked at before keep their place.
FocusScope {
    id: root

    required property AppContext context
    required property string screen
    required property bool logging
    readonly property bool working: root.logging || root.screen === "map" || root.screen === "reports"

    signal reportWanted(reportId: string)
    signal logWanted(latitude: real, longitude: real)
    signal fileWanted(purpose: string)
    signal editWanted
    signal formClosed

    function enter(): void {
        if (root.working)
            work.enter();
        else if (root.screen === "settings")
            settingsPage.enter();
        else if (root.screen === "champions")
            championsPage.enter();
        else if (root.screen === "picks")
            picksPage.enter();
        else if (root.screen === "kits")
            kitsPage.enter();
        else
            todayPage.enter();
    }

    function enterFilter(): void {
        if (root.working)
            work.enterFilter();
        else if (root.screen === "champions")
            championsPage.enterFilter();
        else if (root.screen === "picks")
            picksPage.enterFilter();
        else if (root.screen === "kits")
            kitsPage.enterFilter();
    }

    function nextPane(forward: bool): bool {
        if (!root.working && root.screen === "picks")
            return picksPage.nextPane(forward);
        if (!root.working && root.screen === "kits")
            return kitsPage.nextPane(forward);
        return root.working ? work.nextPane(forward) : root.screen === "champions" && championsPage.nextPane(forward);
    }

    function stepBack(): bool {
        if (!root.working && root.screen === "picks")
            return picksPage.stepBack();
        if (!root.working && root.screen === "kits")
            return kitsPage.stepBack();
        return root.working ? work.stepBack() : root.screen === "champions" && championsPage.stepBack();
    }

    function nextStep(): void {
        if (root.working)
            work.nextStep();
        else if (root.screen === "picks")
            picksPage.nextStep();
        else if (root.screen === "kits")
            kitsPage.nextStep();
    }

    function showPlace(latitude: real, longitude: real): void {
        work.map.show(latitude, longitude);
    }

    TodayPage {
        id: todayPage

        anchors.fill: parent
        context: root.context
        visible: !root.working && root.screen === "today"
        onReportWanted: (reportId) => root.reportWanted(reportId)
    }

    WorkPage {
        id: work

        anchors.fill: parent
        context: root.context
        logging: root.logging
        mode: root.screen === "map" ? "map" : "reports"
        visible: root.working
        onEditWanted: root.editWanted()
        onExportWanted: root.fileWanted("export")
        onFormClosed: root.formClosed()
        onLogWanted: (latitude, longitude) => root.logWanted(latitude, longitude)
        onPhotosWanted: root.fileWanted("photos")
        onReportWanted: (reportId) => root.reportWanted(reportId)
    }

    ChampionsPage {
        id: championsPage

        anchors.fill: parent
        context: root.context
        visible: !root.working && root.screen === "champions"
        onImportWanted: root.fileWanted("import")
    }

    PicksPage {
        id: picksPage

        anchors.fill: parent
        context: root.context
        visible: !root.working && root.screen === "picks"
    }

    KitsPage {
        id: kitsPage

        anchors.fill: parent
        context: root.context
        visible: !root.working && root.screen === "kits"
    }

    SettingsPage {
        id: settingsPage

        anchors.fill: parent
        context: root.context
        visible: !root.working && root.screen === "settings"
        onFileWanted: (purpose) => root.fileWanted(purpose)
    }
}
