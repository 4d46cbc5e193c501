// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The few things a council has to say before its first report.
ColumnLayout {
    id: root

    required property FirstRun firstRun

    signal fileWanted(purpose: string)
    signal backWanted

    function enter(): void {
        council.focusField();
    }

    function create(): void {
        if (!root.firstRun.create())
            summary.takeFocus();
    }

    spacing: Theme.l

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.firstRun.problemFields
        messages: root.firstRun.problemMessages
        onFieldWanted: (field) => (field === "prefix" ? prefix : council).focusField()
    }

    EntryField {
        id: council

        Layout.fillWidth: true
        error: root.firstRun.councilError
        label: qsTr("Name of the council")
        text: root.firstRun.councilName
        onAccepted: root.create()
        onEdited: (text) => root.firstRun.councilName = text
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.firstRun.nations
        code: root.firstRun.nation
        hint: qsTr("Decides which bank holidays are left out of due dates")
        label: qsTr("Nation")
        onChosen: (code) => root.firstRun.nation = code
    }

    EntryField {
        Layout.fillWidth: true
        hint: qsTr("Written beside every change made here")
        label: qsTr("Your name")
        optional: true
        text: root.firstRun.officerName
        onAccepted: root.create()
        onEdited: (text) => root.firstRun.officerName = text
    }

    EntryField {
        id: prefix

        Layout.fillWidth: true
        error: root.firstRun.prefixError
        hint: qsTr("Starts every reference given out here, such as N3. Two PCs must not share one")
        label: qsTr("Letters of this PC")
        optional: true
        text: root.firstRun.devicePrefix
        onAccepted: root.create()
        onEdited: (text) => root.firstRun.devicePrefix = text
    }

    FileSetting {
        Layout.fillWidth: true
        hint: qsTr("A GeoJSON file of your areas or wards. Can also be added later in Settings")
        label: qsTr("Boundaries")
        optional: true
        path: root.firstRun.boundaryFile
        onCleared: root.firstRun.boundaryFile = ""
        onFileWanted: root.fileWanted("setupBoundaries")
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ActionButton {
            enabled: !root.firstRun.busy
            kind: ActionButton.Primary
            text: qsTr("Start")
            onClicked: root.create()
        }

        ActionButton {
            keyHint: qsTr("Esc")
            text: qsTr("Back")
            onClicked: root.backWanted()
        }
    }
}
