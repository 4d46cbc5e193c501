// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Writes down that somebody spoke or wrote to the champion.
FormPopup {
    id: root

    required property ChampionLedgerModel ledger
    property string kindCode: "check_in"
    property string wayCode: "phone"

    actionText: qsTr("Log the contact")
    title: qsTr("Log a contact with %1").arg(root.ledger.title)
    onAboutToShow: {
        note.text = "";
        reached.checked = true;
    }
    onAccepted: if (root.ledger.logContact(root.kindCode, root.wayCode, note.text, reached.checked)) root.close()
    onOpened: kind.focusField()

    ChoiceField {
        id: kind

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

        checked: true
        text: qsTr("They were reached")
    }
}
