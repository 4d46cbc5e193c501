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
    required property RecordPhotos photos
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
        earlier.clear();
        checks.clear();
        root.open();
    }

    function said(): var {
        const words = {
            day: earlier.day,
            why: earlier.why
        };
        if (checks.visible)
            words.checked = checks.ticked();
        return words;
    }

    function goTo(field: string): void {
        if (root.lends && (field === "at" || field === "reason"))
            earlier.focusField(field);
        else if (field === "override_reason")
            overrideReason.focusField();
        else if (field === "override_by")
            overrideBy.focusField();
        else if (field === "due_in")
            day.focusField();
        else
            (why.visible ? why : who).focusField();
    }

    function take(): void {
        let done = false;
        if (root.lends)
            done = root.loan.handOver(who.text, overrideBy.text, overrideReason.text, root.said());
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
    width: Math.min(Math.round((root.lends ? 520 : 380) * Theme.textScale), parent ? parent.width - 2 * Theme.m : 380)
    parent: Overlay.overlay
    onAccepted: root.take()
    onOpened: root.lends ? who.focusField() : root.step === "extend" ? day.focusField() : why.focusField()

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.loan.problemFields
        messages: root.loan.problemMessages
        onFieldWanted: (field) => root.goTo(field)
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
        text: root.loan.warning
        tone: NoteBox.Warning
        visible: root.lends && text !== ""
    }

    LoanGate {
        Layout.fillWidth: true
        loan: root.loan
        visible: root.lends && root.loan.gate.count > 0
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

    ScrollPage {
        id: scroller

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(body.implicitHeight, Math.round(300 * Theme.textScale))
        visible: root.lends

        ColumnLayout {
            id: body

            spacing: Theme.m
            width: scroller.availableWidth - Theme.m

            LoanChecks {
                id: checks

                Layout.fillWidth: true
                checks: root.loan.handOverChecks
                title: qsTr("Looked at before it goes")
            }

            PhotoShelf {
                Layout.fillWidth: true
                photos: root.photos
                role: "before"
                rows: root.photos.before
                title: qsTr("Photos of its condition")
            }

            LoanWhen {
                id: earlier

                Layout.fillWidth: true
                loan: root.loan
            }
        }
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
