// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One item of a return and what is not in order with it. A count left empty says all is well.
RowLayout {
    id: root

    required property string lineId
    required property string kit
    required property string item
    required property int issued
    required property bool consumable
    required property int missing
    required property LoanDetail loan
    readonly property string photoName: root.loan.linePhotoNames[root.lineId] ?? ""
    property bool accounts: false
    property string outcome: root.consumable ? "consumed" : "damaged"

    signal submitted

    function clear(): void {
        count.text = "";
        note.text = "";
        root.outcome = root.consumable ? "consumed" : "damaged";
    }

    /// What was entered, as a list of one or none.
    function said(): var {
        if (count.text.trim() === "")
            return [];
        return [{
            "line": root.lineId,
            "count": count.text,
            "outcome": root.outcome,
            "note": note.text
        }];
    }

    spacing: Theme.m

    FileDialog {
        id: chooser

        fileMode: FileDialog.OpenFile
        nameFilters: FileKinds.pictures
        onAccepted: root.loan.chooseLinePhoto(root.lineId, [chooser.selectedFile])
    }

    AppText {
        Layout.alignment: Qt.AlignBottom
        Layout.bottomMargin: Theme.s
        Layout.fillWidth: true
        Layout.preferredWidth: 3
        elide: Text.ElideRight
        text: qsTr("%1 × %2 (%3)").arg(root.accounts && root.missing > 0 ? root.missing : root.issued).arg(root.item).arg(root.kit)
    }

    EntryField {
        id: count

        Layout.preferredWidth: Math.round(64 * Theme.textScale)
        label: qsTr("Count")
        onAccepted: root.submitted()
    }

    ChoiceField {
        Layout.fillWidth: true
        Layout.preferredWidth: 2
        choices: root.loan.outcomes
        code: root.outcome
        label: qsTr("What became of it")
        onChosen: (code) => root.outcome = code
    }

    EntryField {
        id: note

        Layout.fillWidth: true
        Layout.preferredWidth: 2
        label: qsTr("Note")
        optional: true
        onAccepted: root.submitted()
    }

    LinkButton {
        Layout.alignment: Qt.AlignBottom
        Layout.bottomMargin: Theme.s
        text: root.photoName === "" ? qsTr("Photo") : qsTr("Photo taken")
        Accessible.description: root.photoName
        Accessible.name: root.photoName === "" ? qsTr("Add a photo of %1 (%2)").arg(root.item).arg(root.kit) : qsTr("Another photo of %1 (%2)").arg(root.item).arg(root.kit)
        onClicked: chooser.open()
    }
}
