// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Asks why a training is revoked, or an entry of the credits reversed.
FormPopup {
    id: root

    required property ChampionLedgerModel ledger
    property string recordId: ""
    property bool revokes: false

    function ask(recordId: string, revokes: bool): void {
        root.recordId = recordId;
        root.revokes = revokes;
        root.open();
    }

    actionText: root.revokes ? qsTr("Revoke the training") : qsTr("Reverse the entry")
    title: root.revokes ? qsTr("Revoke a training of %1").arg(root.ledger.title) : qsTr("Reverse an entry of %1").arg(root.ledger.title)
    onAboutToShow: why.text = ""
    onAccepted: if (root.revokes ? root.ledger.revokeTraining(root.recordId, why.text) : root.ledger.reverseCredit(root.recordId, why.text)) root.close()
    onOpened: why.focusField()

    EntryField {
        id: why

        Layout.fillWidth: true
        label: qsTr("Why")
        onAccepted: root.accepted()
    }
}
