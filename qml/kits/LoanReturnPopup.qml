// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Takes kits back: all in order at one press, or with what is not, line by line.
FormPopup {
    id: root

    required property LoanDetail loan
    required property RecordPhotos photos
    property bool accounts: false

    function ask(accounts: bool): void {
        root.accounts = accounts;
        root.loan.forgetProblems();
        root.loan.forgetLinePhotos();
        note.text = "";
        earlier.clear();
        checks.clear();
        for (let i = 0; i < lines.count; ++i)
            (lines.itemAt(i) as LoanReturnLine)?.clear();
        root.open();
    }

    function take(): void {
        let exceptions = [];
        for (let i = 0; i < lines.count; ++i)
            exceptions = exceptions.concat((lines.itemAt(i) as LoanReturnLine)?.said() ?? []);
        const words = {
            day: earlier.day,
            why: earlier.why
        };
        if (checks.visible)
            words.checked = checks.ticked();
        if (root.loan.takeBack(exceptions, root.loan.officer(), note.text, root.accounts, words))
            root.close();
        else if (root.loan.problemFields.includes("note")) {
            note.text = "";
            note.focusField();
        } else
            summary.takeFocus();
    }

    actionText: root.accounts ? qsTr("Write it down") : qsTr("Take back")
    title: root.accounts ? (root.loan.hasMissing ? qsTr("What became of the rest?") : qsTr("What is wrong with it?")) : qsTr("Take back from %1").arg(root.loan.title)
    width: Math.min(Math.round(640 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 640)
    parent: Overlay.overlay
    onAccepted: root.take()
    onOpened: note.focusField()

    MutedText {
        Layout.fillWidth: true
        text: root.accounts ? (root.loan.hasMissing ? qsTr("Enter how many of the missing things were found, lost or used, and what else is not in order.") : qsTr("Enter what you found in the checking. Who had the kit is kept with it.")) : qsTr("Everything is in order? Press Enter. Otherwise enter only what is not.")
        wrapMode: Text.Wrap
    }

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.loan.problemFields
        messages: root.loan.problemMessages
        onFieldWanted: (field) => field === "at" || field === "reason" ? earlier.focusField(field) : note.focusField()
    }

    EntryField {
        id: note

        Layout.fillWidth: true
        label: qsTr("Condition, in words")
        optional: true
        onAccepted: root.take()
    }

    ScrollPage {
        id: scroller

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(body.implicitHeight, Math.round(360 * Theme.textScale))

        ColumnLayout {
            id: body

            spacing: Theme.s
            width: scroller.availableWidth - Theme.m

            LoanChecks {
                id: checks

                Layout.fillWidth: true
                checks: root.loan.returnChecks
                title: qsTr("Looked at when it is back")
                visible: !root.accounts && root.loan.returnChecks.count > 0
            }

            AppText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                text: qsTr("What is not in order")
                visible: checks.visible
                Accessible.role: Accessible.Heading
            }

            Repeater {
                id: lines

                model: root.loan.lines

                LoanReturnLine {
                    Layout.fillWidth: true
                    accounts: root.accounts
                    loan: root.loan
                    onSubmitted: root.take()
                }
            }

            PhotoShelf {
                Layout.fillWidth: true
                photos: root.photos
                role: "after"
                rows: root.photos.after
                title: qsTr("Photos of its condition")
            }

            LoanWhen {
                id: earlier

                Layout.fillWidth: true
                loan: root.loan
            }
        }
    }
}
