// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

SettingsGroup {
    id: root

    required property ImportModel importing
    property string kind: ""

    signal fileWanted(purpose: string)

    title: qsTr("Lists in and out")

    MutedText {
        Layout.fillWidth: true
        text: qsTr("Every list of the program as CSV. You see which rows are good, and say what columns mean that are not known, before anything is kept.")
        wrapMode: Text.Wrap
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.importing.kinds
        code: root.kind
        hint: qsTr("Reports, champions and rules for due dates are told by their columns")
        label: qsTr("What the list holds")
        onChosen: (code) => root.kind = code
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ActionButton {
            iconName: "folder"
            text: qsTr("Bring in a CSV file")
            onClicked: root.fileWanted(root.kind === "" ? "import" : "import:" + root.kind)
        }

        ActionButton {
            enabled: root.kind !== "due_rules"
            iconName: "export"
            text: root.kind === "" ? qsTr("Save the reports shown") : qsTr("Save this list")
            onClicked: root.fileWanted(root.kind === "" ? "export" : "export:" + root.kind)
        }
    }
}
