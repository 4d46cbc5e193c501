// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// What ends the form: save and go on, save and close, or let it go.
Flow {
    id: root

    required property bool isChange

    signal saveWanted
    signal saveAndCloseWanted
    signal discardWanted

    spacing: Theme.s

    ActionButton {
        keyHint: root.isChange ? qsTr("Ctrl Enter") : qsTr("Enter")
        kind: ActionButton.Primary
        text: root.isChange ? qsTr("Save changes") : qsTr("Save and log another")
        onClicked: root.saveWanted()
    }

    ActionButton {
        text: qsTr("Save and close")
        visible: !root.isChange
        onClicked: root.saveAndCloseWanted()
    }

    IconButton {
        flat: true
        iconName: "trash"
        text: root.isChange ? qsTr("Leave as it was") : qsTr("Clear the form")
        onClicked: root.discardWanted()
    }
}
