// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

SettingsGroup {
    id: root

    signal fileWanted(purpose: string)

    title: qsTr("Lists in and out")

    MutedText {
        Layout.fillWidth: true
        text: qsTr("Reports, champions or rules for due dates as CSV, in the standard layout or as FixMyStreet writes them. You see which rows are good before anything is kept.")
        wrapMode: Text.Wrap
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ActionButton {
            iconName: "folder"
            text: qsTr("Bring in a CSV file")
            onClicked: root.fileWanted("import")
        }

        ActionButton {
            iconName: "export"
            text: qsTr("Save the reports shown")
            onClicked: root.fileWanted("export")
        }

        ActionButton {
            iconName: "export"
            text: qsTr("Save the champions")
            onClicked: root.fileWanted("exportChampions")
        }
    }
}
