// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// How the program looks, whose it is, where its maps come from and where its copies go.
AppScreen {
    id: root

    readonly property SettingsModel settings: root.context.settings

    signal fileWanted(purpose: string)

    function enter(): void {
        look.enter();
    }

    /// The foot of the page, for pictures of it.
    function showEnd(): void {
        scroller.ScrollBar.vertical.position = 1 - scroller.ScrollBar.vertical.size;
    }

    objectName: "settingsPage"
    Accessible.name: qsTr("Settings")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.xl
            width: Math.min(scroller.availableWidth, Math.round(720 * Theme.textScale))

            AppText {
                Layout.leftMargin: Theme.xl
                Layout.topMargin: Theme.l
                font.pixelSize: Theme.textDisplay
                font.weight: Font.Bold
                text: qsTr("Settings")
                Accessible.role: Accessible.Heading
            }

            LookSettings {
                id: look

                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                focus: true
                settings: root.settings
            }

            CouncilSettings {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                settings: root.settings
                onFileWanted: (purpose) => root.fileWanted(purpose)
            }

            MapSettings {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                settings: root.settings
                onFileWanted: (purpose) => root.fileWanted(purpose)
            }

            ListSettings {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                importing: root.context.importing
                onFileWanted: (purpose) => root.fileWanted(purpose)
            }

            CoursesGroup {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                courses: root.context.network.courses
            }

            PickRulesGroup {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                rules: root.context.picks.rules
            }

            LendingGroup {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                lending: root.context.loans.rules
            }

            BackupSettings {
                Layout.bottomMargin: Theme.xxl
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xl
                Layout.rightMargin: Theme.xl
                context: root.context
                onFileWanted: (purpose) => root.fileWanted(purpose)
            }
        }
    }

    BoundaryPopup {
        desk: root.context.importing.boundaries
    }
}
