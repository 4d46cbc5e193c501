// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// What may be done with the champion in the form.
Flow {
    id: root

    required property ChampionEditor champion

    signal saveWanted
    signal finished

    spacing: Theme.s

    ActionButton {
        enabled: root.champion.dirty || root.champion.isNew
        keyHint: qsTr("Enter")
        kind: ActionButton.Primary
        text: root.champion.isNew ? qsTr("Add the champion") : qsTr("Save changes")
        visible: !root.champion.isDeleted
        onClicked: root.saveWanted()
    }

    ActionButton {
        text: root.champion.isNew ? qsTr("Do not add") : qsTr("Leave as it was")
        visible: root.champion.dirty || root.champion.isNew
        onClicked: {
            root.champion.discard();
            root.finished();
        }
    }

    ActionButton {
        kind: ActionButton.Quiet
        text: root.champion.isDeleted ? qsTr("Put the champion back") : qsTr("Delete the champion")
        visible: !root.champion.isNew && !root.champion.dirty
        onClicked: root.champion.isDeleted ? root.champion.restore() : root.champion.remove()
    }
}
