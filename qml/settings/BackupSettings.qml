// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

SettingsGroup {
    id: root

    required property AppContext context

    signal fileWanted(purpose: string)

    title: qsTr("Copies for safety")

    AppText {
        Layout.fillWidth: true
        text: root.context.settings.backupLine
        wrapMode: Text.Wrap
    }

    MutedText {
        Layout.fillWidth: true
        text: qsTr("The records are kept in %1").arg(root.context.filePath)
        wrapMode: Text.WrapAnywhere
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ActionButton {
            iconName: "backup"
            text: qsTr("Copy now")
            onClicked: root.context.backUpNow()
        }

        ActionButton {
            text: qsTr("Copy to a folder")
            onClicked: root.fileWanted("backup")
        }

        ActionButton {
            text: qsTr("Go back to a copy")
            onClicked: root.fileWanted("restore")
        }
    }
}
