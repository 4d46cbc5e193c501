// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Asks before a PC is removed from the council.
FormPopup {
    id: root

    required property SyncSetup setup
    property string device: "" // its id: two may have one name
    property string name: ""

    function openFor(device: string, name: string): void {
        root.device = device;
        root.name = name;
        root.open();
    }

    actionText: qsTr("Remove it")
    leaveText: qsTr("Keep it")
    title: qsTr("Remove %1 from the council?").arg(root.name)
    onAccepted: {
        if (root.setup.remove(root.device))
            root.close();
    }
    onClosed: root.setup.forgetCode()

    AppText {
        Layout.fillWidth: true
        text: qsTr("For a PC that is lost, stolen or no longer used. The others refuse what it sends, and it can read nothing that is written from now on. What it has already, it keeps.")
        wrapMode: Text.Wrap
    }

    AppText {
        Layout.fillWidth: true
        text: qsTr("This cannot be undone. To come back it needs a new invitation.")
        wrapMode: Text.Wrap
    }

    NoteBox {
        Layout.fillWidth: true
        text: root.setup.problems["device"] ?? ""
        tone: NoteBox.Warning
        visible: text !== ""
    }
}
