// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Issues time credits to the champion, spends them, or gives them to another champion.
FormPopup {
    id: root

    required property ChampionLedgerModel ledger
    property string how: "issue"

    function ask(how: string): void {
        root.how = how;
        root.open();
    }

    actionText: root.how === "issue" ? qsTr("Issue the credits") : root.how === "spend" ? qsTr("Spend the credits") : qsTr("Give the credits")
    title: root.how === "issue" ? qsTr("Time credits for %1").arg(root.ledger.title) : root.how === "spend" ? qsTr("%1 spends time credits").arg(root.ledger.title) : qsTr("%1 gives time credits away").arg(root.ledger.title)
    onAboutToShow: {
        hours.text = "";
        taker.text = "";
        category.text = root.how === "issue" ? root.ledger.categories[0] ?? qsTr("Litter pick") : root.how === "spend" ? qsTr("Spent") : qsTr("Gift");
    }
    onAccepted: if (root.ledger.moveCredits(root.how, hours.text, category.text, taker.text)) root.close()
    onOpened: hours.focusField()

    EntryField {
        id: hours

        Layout.fillWidth: true
        hint: qsTr("One hour is one credit: 1.5, or 90 min")
        label: qsTr("Hours")
        onAccepted: root.accepted()
    }

    EntryField {
        id: taker

        Layout.fillWidth: true
        label: qsTr("Given to: number or full name")
        visible: root.how === "give"
        onAccepted: root.accepted()
    }

    EntryField {
        id: category

        Layout.fillWidth: true
        label: qsTr("What for")
        onAccepted: root.accepted()
    }
}
