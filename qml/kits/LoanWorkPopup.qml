// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What was done with the kits: where, how long, how many bags, what was left behind; or that there
/// is to be no report.
FormPopup {
    id: root

    required property LoanDetail loan
    property string where: ""

    function take(): void {
        const done = waive.checked ? root.loan.waiveWork(root.loan.officer(), why.text) : root.loan.reportWork(root.where, hours.text, bags.text, left.text, note.text);
        if (done)
            root.close();
        else
            summary.takeFocus();
    }

    function goTo(field: string): void {
        if (field === "hours")
            hours.focusField();
        else if (field === "bags")
            bags.focusField();
        else if (field === "reason")
            why.focusField();
        else
            place.focusField();
    }

    actionText: waive.checked ? qsTr("Do without") : qsTr("Save the report")
    title: qsTr("What was done?")
    parent: Overlay.overlay
    onAboutToShow: {
        root.loan.forgetProblems();
        root.where = "";
        waive.checked = false;
        for (const field of [hours, bags, left, note, why])
            field.text = "";
    }
    onAccepted: root.take()
    onOpened: place.focusField()

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.loan.problemFields
        messages: root.loan.problemMessages
        onFieldWanted: (field) => root.goTo(field)
    }

    SuggestField {
        id: place

        Layout.fillWidth: true
        error: root.loan.problems["place"] ?? ""
        hint: qsTr("A street, postcode, grid reference or coordinates")
        label: qsTr("Where?")
        suggestions: root.loan.places
        value: root.where
        visible: !waive.checked
        onChosen: (row) => {
            root.where = root.loan.places.titleAt(row);
            hours.focusField();
        }
        onEdited: (text) => root.where = text
        onSubmitted: hours.focusField()
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m
        visible: !waive.checked

        EntryField {
            id: hours

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            error: root.loan.problems["hours"] ?? ""
            hint: qsTr("Of everybody together")
            label: qsTr("Hours")
            onAccepted: bags.focusField()
        }

        EntryField {
            id: bags

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            error: root.loan.problems["bags"] ?? ""
            label: qsTr("Bags")
            optional: true
            onAccepted: left.focusField()
        }
    }

    EntryField {
        id: left

        Layout.fillWidth: true
        error: root.loan.problems["left_behind"] ?? ""
        hint: qsTr("Such as 2 needles; fly-tip. They become reports")
        label: qsTr("What was left behind?")
        optional: true
        visible: !waive.checked
        onAccepted: note.focusField()
    }

    EntryField {
        id: note

        Layout.fillWidth: true
        label: qsTr("What was done")
        optional: true
        visible: !waive.checked
        onAccepted: root.take()
    }

    CheckBox {
        id: waive

        font.pixelSize: Theme.textBody
        implicitHeight: Theme.target
        text: qsTr("There is no report, and none is needed")
        Accessible.name: text
        Accessible.role: Accessible.CheckBox
    }

    EntryField {
        id: why

        Layout.fillWidth: true
        error: root.loan.problems["reason"] ?? ""
        label: qsTr("Why not?")
        visible: waive.checked
        onAccepted: root.take()
    }
}
