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
    readonly property AppScreen current: [today, work, champions, picks, kits, sync, indicators, settings].find((one) => one.shown)?.screen ?? null

    signal reportWanted(reportId: string)
    signal logWanted(latitude: real, longitude: real)
    signal fileWanted(purpose: string)
    signal editWanted
    signal formClosed

    function enter(): void {
        root.current?.enter();
    }

    function enterFilter(): void {
        root.current?.enterFilter();
    }

    function nextPane(forward: bool): bool {
        return root.current?.nextPane(forward) ?? false;
    }

    function stepBack(): bool {
        return root.current?.stepBack() ?? false;
    }

    function nextStep(): void {
        root.current?.nextStep();
    }

    function showPlace(latitude: real, longitude: real): void {
        (work.screen as WorkPage)?.map.show(latitude, longitude);
    }

    Binding {
        property: "screen"
        target: root.context
        value: root.working ? "reports" : root.screen
    }

    ScreenLoader {
        id: today

        anchors.fill: parent
        shown: !root.working && root.screen === "today"

        sourceComponent: TodayPage {
            context: root.context
            onReportWanted: (reportId) => root.reportWanted(reportId)
        }
    }

    ScreenLoader {
        id: work

        anchors.fill: parent
        shown: root.working

        sourceComponent: WorkPage {
            context: root.context
            logging: root.logging
            mode: root.screen === "map" ? "map" : "reports"
            onEditWanted: root.editWanted()
            onExportWanted: root.fileWanted("export")
            onImportWanted: root.fileWanted("import:reports")
            onFormClosed: root.formClosed()
            onLogWanted: (latitude, longitude) => root.logWanted(latitude, longitude)
            onPhotosWanted: root.fileWanted("photos")
            onReportWanted: (reportId) => root.reportWanted(reportId)
        }
    }

    ScreenLoader {
        id: champions

        anchors.fill: parent
        shown: !root.working && root.screen === "champions"

        sourceComponent: ChampionsPage {
            context: root.context
            onImportWanted: root.fileWanted("import:champions")
        }
    }

    ScreenLoader {
        id: picks

        anchors.fill: parent
        shown: !root.working && root.screen === "picks"

        sourceComponent: PicksPage {
            context: root.context
        }
    }

    ScreenLoader {
        id: kits

        anchors.fill: parent
        shown: !root.working && root.screen === "kits"

        sourceComponent: KitsPage {
            context: root.context
        }
    }

    ScreenLoader {
        id: indicators

        anchors.fill: parent
        shown: !root.working && root.screen === "indicators"

        sourceComponent: IndicatorsPage {
            context: root.context
        }
    }

    ScreenLoader {
        id: sync

        anchors.fill: parent
        shown: !root.working && root.screen === "sync"

        sourceComponent: SyncPage {
            context: root.context
        }
    }

    ScreenLoader {
        id: settings

        anchors.fill: parent
        shown: !root.working && root.screen === "settings"

        sourceComponent: SettingsPage {
            context: root.context
            onFileWanted: (purpose) => root.fileWanted(purpose)
        }
    }
}
