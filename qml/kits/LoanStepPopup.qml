// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What a step has to be told: who hands over, until when it is extended, why it is cancelled.
FormPopup {
    id: root

    required property LoanDetail loan
    /// lend_now, extend, cancel, write_off, mark_incomplete.
    property string step: ""
    readonly property bool lends: root.step === "lend_now"
    readonly property bool overrides: root.lends && root.loan.gate.count > 0 && root.loan.mayOverride

    function ask(step: string): void {
        root.step = step;
        root.loan.forgetProblems();
        who.text = root.loan.officer();
        overrideBy.text = "";
        overrideReason.text = "";
        day.text = "";
        why.text = "";
        root.open();
    }

    function take(): void {
        let done = false;
        if (root.lends)
            done = root.loan.handOver(who.text, overrideBy.text, overrideReason.text);
        else if (root.step === "extend")
            done = root.loan.extend(day.text, why.text);
        else
            done = root.loan.takeWithReason(root.step, why.text);
        if (done)
            root.close();
        else
            summary.takeFocus();
    }

    actionText: root.title
    title: root.lends ? qsTr("Hand over") : root.step === "extend" ? qsTr("Extend the loan") : root.step === "cancel" ? qsTr("Cancel the loan") : root.step === "write_off" ? qsTr("Write off") : qsTr("Mark incomplete")
    parent: Overlay.overlay
    onAccepted: root.take()
    onOpened: root.lends ? who.focusField() : root.step === "extend" ? day.focusField() : why.focusField()

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.loan.problemFields
        messages: root.loan.problemMessages
        onFieldWanted: (field) => field === "override_reason" ? overrideReason.focusField() : field === "override_by" ? overrideBy.focusField() : field === "due_in" ? day.focusField() : why.visible ? why.focusField() : who.focusField()
    }

    EntryField {
        id: who

        Layout.fillWidth: true
        label: qsTr("Who hands over?")
        visible: root.lends
        onAccepted: root.overrides ? overrideBy.focusField() : root.take()
    }

    NoteBox {
        Layout.fillWidth: true
        lead: qsTr("Not everything is in order.")
        text: qsTr("Only somebody who gives a name and a reason may let it go. Both are kept, and counted.")
        tone: NoteBox.Warning
        visible: root.overrides
    }

    EntryField {
        id: overrideBy

        Layout.fillWidth: true
        error: root.loan.problems["override_by"] ?? ""
        label: qsTr("Who answers for it?")
        visible: root.overrides
        onAccepted: overrideReason.focusField()
    }

    EntryField {
        id: overrideReason

        Layout.fillWidth: true
        error: root.loan.problems["override_reason"] ?? ""
        label: qsTr("Why may it go?")
        visible: root.overrides
        onAccepted: root.take()
    }

    DateField {
        id: day

        Layout.fillWidth: true
        ahead: true
        error: root.loan.problems["due_in"] ?? ""
        label: qsTr("Comes back on")
        visible: root.step === "extend"
    }

    EntryField {
        id: why

        Layout.fillWidth: true
        error: root.loan.problems["reason"] ?? ""
        label: root.step === "mark_incomplete" ? qsTr("What is missing?") : qsTr("Why?")
        optional: root.step === "extend"
        visible: !root.lends
        onAccepted: root.take()
    }
}
