// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The two ways to begin: this is the council's first PC, or it has been invited.
ColumnLayout {
    id: root

    required property SyncSetup setup

    function enter(): void {
        council.focusField();
    }

    spacing: Theme.m

    AppText {
        Layout.fillWidth: true
        text: qsTr("Several PCs can keep the same records without a server: they exchange sealed files through a shared folder, a memory stick or e-mail.")
        wrapMode: Text.Wrap
    }

    SettingsGroup {
        Layout.fillWidth: true
        title: qsTr("This is the council's first PC")

        EntryField {
            id: council

            Layout.fillWidth: true
            error: root.setup.problems["council"] ?? ""
            label: qsTr("Name of the council")
            text: root.setup.council
        }

        EntryField {
            id: device

            Layout.fillWidth: true
            error: root.setup.problems["device"] ?? ""
            hint: qsTr("As the other PCs will see it: “Town Hall 1”")
            label: qsTr("Name of this PC")
        }

        EntryField {
            id: areas

            Layout.fillWidth: true
            error: root.setup.problems["area"] ?? ""
            hint: qsTr("Codes with commas between. Areas that are not there yet are made.")
            label: qsTr("Areas this PC works for")
            text: root.setup.areaCodes
        }

        EntryField {
            id: passphrase

            Layout.fillWidth: true
            hint: qsTr("Locks the keys of this PC. You are asked for it once each time the program is started.")
            input.echoMode: TextInput.Password
            label: qsTr("Passphrase")
            optional: true
        }

        ActionButton {
            kind: ActionButton.Primary
            text: qsTr("Set up exchanging records")
            onClicked: root.setup.setUp(council.text, device.text, areas.text, passphrase.text)
        }
    }

    SettingsGroup {
        Layout.fillWidth: true
        Layout.topMargin: Theme.l
        title: qsTr("This PC has been invited")

        JoinForm {
            Layout.fillWidth: true
            asksWhere: true
            setup: root.setup
        }
    }
}
