// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Who is lent nothing for a time: suspends somebody until a day, with a reason, and lifts it.
FormPopup {
    id: root

    required property SuspensionDesk suspensions
    /// The suspension to lift; empty: somebody is to be suspended.
    property string lifted: ""
    property string who: ""

    function ask(name: string): void {
        root.suspensions.forgetProblems();
        root.lifted = "";
        root.who = name;
        until.text = "";
        reason.text = "";
        root.open();
        Qt.callLater(() => name === "" ? person.focusField() : until.focusField());
    }

    function take(): void {
        const done = root.lifted === "" ? root.suspensions.suspend(root.who, until.text, reason.text) : root.suspensions.lift(root.lifted, reason.text);
        if (!done) {
            summary.takeFocus();
            return;
        }
        root.lifted = "";
        root.who = "";
        until.text = "";
        reason.text = "";
    }

    actionText: root.lifted === "" ? qsTr("Suspend") : qsTr("Lift the suspension")
    title: qsTr("Suspended from borrowing")
    width: Math.min(Math.round(560 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 560)
    parent: Overlay.overlay
    onAccepted: root.take()

    MutedText {
        Layout.fillWidth: true
        text: qsTr("Nobody is suspended.")
        visible: root.suspensions.rows.count === 0
    }

    ScrollPage {
        id: scroller

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(body.implicitHeight, Math.round(220 * Theme.textScale))
        visible: root.suspensions.rows.count > 0

        ColumnLayout {
            id: body

            spacing: Theme.xs
            width: scroller.availableWidth - Theme.m

            Repeater {
                model: root.suspensions.rows

                RowLayout {
                    id: row

                    required property string suspensionId
                    required property string name
                    required property string words

                    Layout.fillWidth: true
                    spacing: Theme.s

                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("%1, %2").arg(row.name).arg(row.words)
                        wrapMode: Text.Wrap
                    }

                    LinkButton {
                        text: qsTr("Lift")
                        Accessible.name: qsTr("Lift the suspension of %1").arg(row.name)
                        onClicked: {
                            root.lifted = row.suspensionId;
                            root.who = row.name;
                            reason.text = "";
                            reason.focusField();
                        }
                    }
                }
            }
        }
    }

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.suspensions.problemFields
        messages: root.suspensions.problemMessages
        onFieldWanted: (field) => field === "champion" ? person.focusField() : field === "until" ? until.focusField() : reason.focusField()
    }

    SuggestField {
        id: person

        Layout.fillWidth: true
        error: root.suspensions.problems["champion"] ?? ""
        hint: qsTr("A champion's name or number")
        label: qsTr("Who is suspended?")
        suggestions: root.suspensions.people
        value: root.who
        visible: root.lifted === ""
        onChosen: (row) => {
            root.who = root.suspensions.people.titleAt(row);
            until.focusField();
        }
        onEdited: (text) => root.who = text
        onSubmitted: until.focusField()
    }

    DateField {
        id: until

        Layout.fillWidth: true
        ahead: true
        error: root.suspensions.problems["until"] ?? ""
        hint: qsTr("The last day; with none it holds until it is lifted")
        label: qsTr("Until when?")
        optional: true
        visible: root.lifted === ""
    }

    EntryField {
        id: reason

        Layout.fillWidth: true
        error: root.suspensions.problems["reason"] ?? ""
        label: root.lifted === "" ? qsTr("Why?") : qsTr("Why is the suspension of %1 lifted?").arg(root.who)
        onAccepted: root.take()
    }
}
