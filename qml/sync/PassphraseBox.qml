// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Asks for the passphrase of this PC's keys, once while the program runs.
SettingsGroup {
    id: root

    required property SyncDesk desk

    function unlock(): void {
        if (root.desk.unlock(passphrase.text))
            passphrase.text = "";
        else
            passphrase.focusField();
    }

    title: qsTr("The keys of this PC are locked")

    EntryField {
        id: passphrase

        Layout.fillWidth: true
        error: root.desk.passphraseProblem
        hint: qsTr("Chosen when this PC was set up or joined. Until it is entered nothing is sent or taken in.")
        input.echoMode: TextInput.Password
        label: qsTr("Passphrase")
        onAccepted: root.unlock()
    }

    ActionButton {
        enabled: passphrase.text !== ""
        kind: ActionButton.Primary
        text: qsTr("Unlock")
        onClicked: root.unlock()
    }
}
