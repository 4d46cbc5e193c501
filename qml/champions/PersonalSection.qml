// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// For a champion who asks what is held about them, or to be forgotten.
LedgerSection {
    id: root

    required property ChampionLedgerModel ledger

    signal eraseWanted

    line: root.ledger.personal.erased ? qsTr("Their personal data were erased. What stays is a number.") : root.ledger.personal.elsewhere !== "" ? root.ledger.personal.elsewhere : qsTr("When they ask what is held about them, or to be forgotten.")
    title: qsTr("Personal data")

    ActionButton {
        text: qsTr("Save what is held")
        onClicked: folder.open()
    }

    ActionButton {
        text: qsTr("Erase")
        visible: !root.ledger.personal.erased
        Accessible.description: qsTr("Takes out their personal data for good")
        onClicked: root.eraseWanted()
    }

    FolderDialog {
        id: folder

        title: qsTr("Choose where to put what is held about them")
        onAccepted: root.ledger.personal.save(folder.selectedFolder)
    }
}
