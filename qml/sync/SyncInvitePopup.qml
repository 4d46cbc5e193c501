// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Invites a PC: its name and areas, where to put the file, then the code to read out.
FormPopup {
    id: root

    required property SyncSetup setup
    readonly property bool made: root.setup.code !== ""

    actionText: root.made ? qsTr("Done") : qsTr("Make the invitation")
    title: root.made ? qsTr("Read this code over the telephone") : qsTr("Invite a PC")
    onAccepted: root.made ? root.close() : saver.open()
    onClosed: root.setup.forgetCode()
    onOpened: device.focusField()

    FileDialog {
        id: saver

        defaultSuffix: "sci"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Invitations (*.sci)")]
        onAccepted: root.setup.invite(device.text, areas.text, saver.selectedFile)
    }

    EntryField {
        id: device

        Layout.fillWidth: true
        error: root.setup.problems["device"] ?? ""
        label: qsTr("Name of the new PC")
        visible: !root.made
    }

    EntryField {
        id: areas

        Layout.fillWidth: true
        error: root.setup.problems["area"] ?? ""
        hint: qsTr("Codes with commas between. It gets the records of these areas and what all teams share, and no others.")
        label: qsTr("Areas it works for")
        visible: !root.made
    }

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textTitle
        font.weight: Font.Bold
        text: root.setup.code
        visible: root.made
        Accessible.role: Accessible.StaticText
    }

    AppText {
        Layout.fillWidth: true
        text: qsTr("Send the file by e-mail or stick. Never send the code with it: whoever has both has the records.")
        visible: root.made
        wrapMode: Text.Wrap
    }
}
