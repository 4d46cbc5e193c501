// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The window: rail, bar and the screen chosen. It knows where the keyboard goes, and no rules.
ApplicationWindow {
    id: root

    required property AppContext context
    property string screen: "today"
    property bool logging: false

    function go(screen: string): void {
        if (root.logging)
            root.context.editor.putAside();
        root.logging = false;
        root.screen = screen;
        root.enterPage();
    }

    function enterPage(): void {
        Qt.callLater(() => root.context.ready ? screens.enter() : start.enter());
    }

    function logReport(): void {
        if (!root.context.ready || root.context.readOnly)
            return;
        root.context.editor.begin();
        root.logging = true;
        root.enterPage();
    }

    function changeReport(): void {
        root.context.editor.change(root.context.detail.reportId);
        root.logging = true;
        root.enterPage();
    }

    function closeForm(): void {
        root.context.editor.putAside();
        root.logging = false;
        root.enterPage();
    }

    function showReport(reportId: string): void {
        if (reportId === "")
            return;
        root.context.detail.reportId = reportId;
        root.go("reports");
    }

    function stepBack(): void {
        if (!screens.stepBack())
            root.enterPage();
    }

    function nextPane(forward: bool): void {
        if (rail.activeFocus)
            forward ? bar.enter() : root.enterPage();
        else if (bar.activeFocus)
            forward ? root.enterPage() : rail.enter();
        else if (!screens.nextPane(forward))
            forward ? rail.enter() : bar.enter();
    }

    color: Theme.colours.surface
    height: Math.min(900, Screen.desktopAvailableHeight)
    minimumHeight: 560
    minimumWidth: 800
    palette: AppPalette {}
    title: root.context.councilName === "" ? qsTr("Street Champions") : qsTr("%1 - Street Champions").arg(root.context.councilName)
    visible: true
    width: Math.min(1440, Screen.desktopAvailableWidth)

    ThemeSetter {
        settings: root.context.settings
    }

    Connections {
        function onDone(message: string, undoable: bool): void {
            toast.show(message, undoable ? qsTr("Undo") : "");
        }
        function onFailed(message: string): void {
            toast.show(message, "");
        }
        function onReadyChanged(): void {
            root.go("today");
        }

        function onReportWanted(reportId: string): void {
            root.showReport(reportId);
        }
        function onScreenWanted(screen: string): void {
            root.go(screen);
        }
        function onRaiseWanted(): void {
            root.raise();
            root.requestActivate();
        }

        target: root.context
    }

    FocusScope {
        id: frame

        anchors.fill: parent
        focus: true
        Keys.onEscapePressed: root.stepBack()

        RowLayout {
            anchors.fill: parent
            spacing: 0
            visible: root.context.ready

            Rail {
                id: rail

                Layout.fillHeight: true
                compact: root.width < 1180 * Math.min(Theme.textScale, 1.5)
                context: root.context
                screen: root.logging ? "" : root.screen
                onWanted: (screen) => root.go(screen)
            }

            ColumnLayout {
                Layout.fillHeight: true
                Layout.fillWidth: true
                spacing: 0

                Banner {
                    Layout.fillWidth: true
                    actionText: root.context.bannerAction
                    text: root.context.banner
                    onActed: root.context.actOnBanner()
                }

                TopBar {
                    id: bar

                    Layout.fillWidth: true
                    context: root.context
                    onFound: (row) => results.take(row)
                    onLogWanted: root.logReport()
                }

                Screens {
                    id: screens

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    context: root.context
                    logging: root.logging
                    screen: root.screen
                    onEditWanted: root.changeReport()
                    onFileWanted: (purpose) => files.ask(purpose)
                    onFormClosed: root.closeForm()
                    onLogWanted: (latitude, longitude) => {
                        root.logReport();
                        root.context.editor.placeAt(latitude, longitude);
                    }
                    onReportWanted: (reportId) => root.showReport(reportId)
                }
            }
        }

        StartScreens {
            id: start

            anchors.fill: parent
            context: root.context
            onFileWanted: (purpose) => files.ask(purpose)
        }

        PhotoDrop {
            anchors.fill: parent
            enabled: root.context.ready && !root.context.readOnly
            onPhotosDropped: (urls) => {
                if (!root.logging)
                    root.logReport();
                root.context.editor.addPhotos(urls);
            }
        }

        PaperPopup {
            papers: root.context.papers
        }

        ToastBar {
            id: toast

            anchors.bottom: parent.bottom
            anchors.bottomMargin: root.logging ? Theme.target + 2 * Theme.xl : Theme.xl
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, parent.width - 2 * Theme.xl)
            onActed: root.context.undoLast()
        }
    }

    WorkOverlay {
        work: root.context.work
    }

    ImportPopup {
        model: root.context.importing
        onFileWanted: (purpose) => files.ask(purpose)
    }

    FileChooser {
        id: files

        context: root.context
        logging: root.logging
    }

    SearchTaker {
        id: results

        context: root.context
        onCommandWanted: (command) => command === "log" ? root.logReport() : root.go(command)
        onPlaceWanted: (latitude, longitude) => {
            if (!screens.working)
                root.go("map");
            screens.showPlace(latitude, longitude);
        }
        onReportWanted: (reportId) => root.showReport(reportId)
    }

    FrameShortcuts {
        context: root.context
        onExportWanted: files.ask("export")
        onFilterWanted: screens.enterFilter()
        onLogWanted: root.logReport()
        onNextPaneWanted: (forward) => root.nextPane(forward)
        onNextStepWanted: screens.nextStep()
        onScreenWanted: (screen) => root.go(screen)
        onSearchWanted: bar.enter()
    }

    Component.onCompleted: {
        root.requestActivate();
        root.enterPage();
    }
}
