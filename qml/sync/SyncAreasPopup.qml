// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Gives a PC of the council more areas.
FormPopup {
    id: root

    required property SyncSetup setup
    property string device: "" // its id: two may have one name
    property string name: ""

    function openFor(device: string, name: string): void {
        root.device = device;
        root.name = name;
        areas.text = "";
        root.open();
    }

    actionText: qsTr("Give these areas")
    title: qsTr("More areas for %1").arg(root.name)
    onAccepted: {
        if (root.setup.allow(root.device, areas.text))
            root.close();
    }
    onClosed: root.setup.forgetCode()
    onOpened: areas.focusField()

    EntryField {
        id: areas

        Layout.fillWidth: true
        error: root.setup.problems["area"] ?? root.setup.problems["device"] ?? ""
        hint: qsTr("Codes with commas between. Their records come to it with what is next sent. An area cannot be taken from a PC again but by removing the PC.")
        label: qsTr("Areas")
    }
}
