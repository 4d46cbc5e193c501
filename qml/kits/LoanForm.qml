// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Makes a loan or changes one: which kits, for whom, from when to when.
FocusScope {
    id: root

    required property LoanEditor editor

    signal closed

    function enter(): void {
        if (root.editor.kits.count === 0)
            kit.focusField();
        else
            borrower.focusField();
    }

    function save(reserve = true): void {
        if (root.editor.save(reserve))
            root.closed();
        else
            summary.takeFocus();
    }

    function goTo(field: string): void {
        if (field === "kits")
            kit.focusField();
        else if (field === "borrower")
            borrower.focusField();
        else if (field === "users")
            user.focusField();
        else if (field === "due_in")
            dueIn.focusField();
        else
            dueOut.focusField();
    }

    Accessible.name: root.editor.isChange ? qsTr("Change a loan") : qsTr("New loan")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ScrollPage {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Theme.l
                width: Math.min(scroller.availableWidth - 2 * Theme.xl, Math.round(640 * Theme.textScale))
                x: Theme.xl

                AppText {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.l
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    text: root.editor.isChange ? qsTr("Change the loan") : qsTr("New loan")
                    Accessible.role: Accessible.Heading
                }

                ErrorSummary {
                    id: summary

                    Layout.fillWidth: true
                    fields: root.editor.problemFields
                    messages: root.editor.problemMessages
                    onFieldWanted: (field) => root.goTo(field)
                }

                SuggestField {
                    id: kit

                    Layout.fillWidth: true
                    error: root.editor.problems["kits"] ?? ""
                    hint: qsTr("Scan a label, or type it and press Enter; one after the other")
                    label: qsTr("Which kits?")
                    suggestions: root.editor.kitSearch
                    value: root.editor.values["kit"] ?? ""
                    onChosen: (row) => root.editor.addKit(root.editor.kitSearch.codeAt(row))
                    onEdited: (text) => root.editor.set("kit", text)
                    onSubmitted: if (!root.editor.addKit(root.editor.values["kit"] ?? "")) borrower.focusField()
                }

                LoanPicked {
                    Layout.fillWidth: true
                    rows: root.editor.kits
                    textRole: "label"
                    wordsRole: "words"
                    onRemoved: (row) => root.editor.removeKit(row)
                }

                SuggestField {
                    id: borrower

                    Layout.fillWidth: true
                    error: root.editor.problems["borrower"] ?? ""
                    hint: qsTr("A champion's name or number")
                    label: qsTr("Who borrows them?")
                    suggestions: root.editor.people
                    value: root.editor.values["borrower"] ?? ""
                    onChosen: (row) => {
                        root.editor.chooseBorrower(row);
                        dueOut.focusField();
                    }
                    onEdited: (text) => root.editor.set("borrower", text)
                    onSubmitted: dueOut.focusField()
                }

                DateField {
                    id: dueOut

                    Layout.fillWidth: true
                    ahead: true
                    error: root.editor.problems["due_out"] ?? ""
                    label: qsTr("Goes out on")
                    text: root.editor.values["due_out"] ?? ""
                    onEdited: (text) => root.editor.set("due_out", text)
                }

                DateField {
                    id: dueIn

                    Layout.fillWidth: true
                    ahead: true
                    error: root.editor.problems["due_in"] ?? ""
                    label: qsTr("Comes back on")
                    text: root.editor.values["due_in"] ?? ""
                    onEdited: (text) => root.editor.set("due_in", text)
                }

                LoanCalendar {
                    Layout.fillWidth: true
                    rows: root.editor.calendar
                    visible: root.editor.calendar.count > 0
                }

                SuggestField {
                    id: user

                    Layout.fillWidth: true
                    error: root.editor.problems["users"] ?? ""
                    hint: qsTr("Each of them is trained and signs")
                    label: qsTr("Who else will use them?")
                    optional: true
                    suggestions: root.editor.people
                    value: root.editor.values["user"] ?? ""
                    onChosen: (row) => root.editor.addUser(root.editor.people.titleAt(row))
                    onEdited: (text) => root.editor.set("user", text)
                    onSubmitted: if (!root.editor.addUser(root.editor.values["user"] ?? "")) group.focusField()
                }

                LoanPicked {
                    Layout.fillWidth: true
                    rows: root.editor.users
                    textRole: "name"
                    wordsRole: ""
                    onRemoved: (row) => root.editor.removeUser(row)
                }

                ChoiceField {
                    id: group

                    Layout.fillWidth: true
                    choices: root.editor.groups
                    code: root.editor.values["group"] ?? ""
                    label: qsTr("For which group?")
                    optional: true
                    onChosen: (code) => root.editor.set("group", code)
                }

                ChoiceField {
                    Layout.fillWidth: true
                    choices: root.editor.picks
                    code: root.editor.values["pick"] ?? ""
                    label: qsTr("For which litter pick?")
                    optional: true
                    onChosen: (code) => root.editor.set("pick", code)
                }

                EntryField {
                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    label: qsTr("Note")
                    optional: true
                    text: root.editor.values["note"] ?? ""
                    onEdited: (text) => root.editor.set("note", text)
                }
            }
        }

        LoanFormButtons {
            Layout.fillWidth: true
            isChange: root.editor.isChange
            onCancelled: root.closed()
            onSaved: (reserve) => root.save(reserve)
        }
    }
}
