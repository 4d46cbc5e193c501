// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What a step has to be told: who approves or briefs, why a pick is cancelled.
Popup {
    id: root

    required property PickDetail detail
    /// approve, brief or cancel.
    property string step: ""
    property string title: ""
    property string reason: ""

    function ask(step: string, title: string): void {
        root.step = step;
        root.title = title;
        root.reason = root.detail.cancelReasons.codeAt(0);
        root.detail.forgetProblems();
        who.text = root.detail.officer();
        overrideBy.text = "";
        overrideReason.text = "";
        note.text = "";
        root.open();
        if (root.step === "cancel")
            why.focusField();
        else
            who.focusField();
    }

    function take(): void {
        let done = false;
        if (root.step === "approve")
            done = root.detail.approve(who.text, overrideBy.text, overrideReason.text);
        else if (root.step === "brief")
            done = root.detail.brief(who.text);
        else
            done = root.detail.cancel(root.reason, note.text);
        if (done)
            root.close();
        else
            summary.takeFocus();
    }

    function goTo(field: string): void {
        if (field === "override_by")
            overrideBy.focusField();
        else if (field === "override_reason" || field === "road_speed_mph")
            overrideReason.focusField();
        else if (field === "by")
            who.focusField();
    }

    anchors.centerIn: Overlay.overlay
    focus: true
    modal: true
    padding: Theme.l
    parent: Overlay.overlay
    width: Math.round(420 * Theme.textScale)

    background: Rectangle {
        border.color: Theme.colours.border
        border.width: Theme.hairline
        color: Theme.colours.raised
        radius: Theme.radiusLarge
    }
    contentItem: ColumnLayout {
        spacing: Theme.m

        AppText {
            Layout.fillWidth: true
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            text: root.title
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        ErrorSummary {
            id: summary

            Layout.fillWidth: true
            fields: root.detail.problemFields
            messages: root.detail.problemMessages
            onFieldWanted: (field) => root.goTo(field)
        }

        EntryField {
            id: who

            Layout.fillWidth: true
            error: root.detail.problems["by"] ?? ""
            label: root.step === "brief" ? qsTr("Who gave the briefing?") : qsTr("Who approves the pick?")
            visible: root.step !== "cancel"
            onAccepted: root.take()
        }

        NoteBox {
            Layout.fillWidth: true
            lead: qsTr("The road is too fast.")
            text: qsTr("Only somebody who gives a name and a reason may let the pick go ahead. Both are kept.")
            tone: NoteBox.Warning
            visible: root.step === "approve" && root.detail.asksOverride
        }

        EntryField {
            id: overrideBy

            Layout.fillWidth: true
            error: root.detail.problems["override_by"] ?? ""
            label: qsTr("Who takes it on themselves?")
            visible: root.step === "approve" && root.detail.asksOverride
            onAccepted: overrideReason.focusField()
        }

        EntryField {
            id: overrideReason

            Layout.fillWidth: true
            error: root.detail.problems["override_reason"] ?? ""
            label: qsTr("Why may it go ahead?")
            visible: root.step === "approve" && root.detail.asksOverride
            onAccepted: root.take()
        }

        ChoiceField {
            id: why

            Layout.fillWidth: true
            choices: root.detail.cancelReasons
            code: root.reason
            error: root.detail.problems["reason"] ?? ""
            label: qsTr("Why is it cancelled?")
            visible: root.step === "cancel"
            onChosen: (code) => root.reason = code
        }

        EntryField {
            id: note

            Layout.fillWidth: true
            hint: qsTr("It goes into the text for everybody on the roster")
            label: qsTr("What else should they know?")
            optional: true
            visible: root.step === "cancel"
            onAccepted: root.take()
        }

        RowLayout {
            spacing: Theme.s

            ActionButton {
                kind: root.step === "cancel" ? ActionButton.Danger : ActionButton.Primary
                text: root.title
                onClicked: root.take()
            }

            ActionButton {
                text: qsTr("Not now")
                onClicked: root.close()
            }
        }
    }
}
