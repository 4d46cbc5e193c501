// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Joins the council this PC was invited by: the invitation's file, and the code that was read out.
ColumnLayout {
    id: root

    required property SyncSetup setup
    property url invitation
    /// Where the records go is asked; otherwise they go where this PC keeps its own.
    property bool asksWhere: false

    function enter(): void {
        choose.forceActiveFocus(Qt.TabFocusReason);
    }

    function join(): void {
        if (root.asksWhere)
            place.open();
        else
            root.setup.join(root.invitation, code.text, "", passphrase.text);
    }

    spacing: Theme.m

    FileDialog {
        id: opener

        nameFilters: FileKinds.listing(qsTr("Invitations"), ["sci"])
        onAccepted: {
            root.invitation = opener.selectedFile;
            code.focusField();
        }
    }

    FileDialog {
        id: place

        defaultSuffix: "db"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Street Champions records (*.db)")]
        title: qsTr("Choose where to keep the records")
        onAccepted: root.setup.join(root.invitation, code.text, place.selectedFile, passphrase.text)
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        ActionButton {
            id: choose

            iconName: "folder"
            text: root.invitation.toString() === "" ? qsTr("Choose the invitation") : qsTr("Choose another invitation")
            onClicked: opener.open()
        }

        MutedText {
            Layout.fillWidth: true
            elide: Text.ElideMiddle
            text: root.invitation.toString() === "" ? qsTr("The file that came by e-mail or stick; its name ends in .sci.") : decodeURIComponent(root.invitation.toString().split("/").pop())
        }
    }

    EntryField {
        id: code

        Layout.fillWidth: true
        error: root.setup.problems["code"] ?? root.setup.problems["invitation"] ?? root.setup.problems["database"] ?? ""
        hint: qsTr("It is read to you over the telephone: four groups of four letters and numbers.")
        label: qsTr("Code")
        onAccepted: join.clicked()
    }

    EntryField {
        id: passphrase

        Layout.fillWidth: true
        hint: qsTr("Locks the keys of this PC. You are asked for it once each time the program is started.")
        input.echoMode: TextInput.Password
        label: qsTr("Passphrase")
        optional: true
    }

    ActionButton {
        id: join

        enabled: root.invitation.toString() !== "" && code.text.trim() !== ""
        kind: ActionButton.Primary
        text: qsTr("Join the council")
        onClicked: root.join()
    }
}
