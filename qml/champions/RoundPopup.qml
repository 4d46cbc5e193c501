// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Logs one contact for everyone ticked: a contact round.
FormPopup {
    id: root

    required property ChampionListsModel lists
    required property ChampionLedgerModel ledger
    property string kindCode: "check_in"
    property string wayCode: "phone"

    actionText: qsTr("Log the round")
    title: qsTr("Contact round, ticked: %1").arg(root.lists.rows.ticked)
    onAboutToShow: note.text = ""
    onAccepted: if (root.lists.logRound(name.text, root.kindCode, root.wayCode, note.text, reached.checked)) root.close()
    onOpened: name.focusField()

    EntryField {
        id: name

        Layout.fillWidth: true
        hint: qsTr("For example, Autumn calls 2026")
        label: qsTr("Name of the round")
        onAccepted: root.accepted()
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.ledger.contactKinds
        code: root.kindCode
        label: qsTr("What it was about")
        onChosen: (code) => root.kindCode = code
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.ledger.contactWays
        code: root.wayCode
        label: qsTr("How")
        onChosen: (code) => root.wayCode = code
    }

    EntryField {
        id: note

        Layout.fillWidth: true
        label: qsTr("What was said")
        optional: true
        onAccepted: root.accepted()
    }

    ChoiceChip {
        id: reached

        text: qsTr("They were reached")
    }
}
