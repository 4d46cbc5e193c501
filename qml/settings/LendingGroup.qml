// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What people sign before they use a kit, and the council's rules for lending.
SettingsGroup {
    id: root

    required property LendingSettings lending

    function valueOf(field: string): string {
        return root.lending.values[field] ?? "";
    }

    title: qsTr("Lending kits")

    component NumberField: EntryField {
        required property string field

        Layout.fillWidth: true
        error: root.lending.problems[field] ?? ""
        text: root.valueOf(field)
        onEdited: (text) => root.lending.set(field, text)
    }

    EntryArea {
        Layout.fillWidth: true
        error: root.lending.problems["words"] ?? ""
        hint: root.lending.disclaimerLine
        label: qsTr("What people sign before they use a kit")
        text: root.valueOf("words")
        onEdited: (text) => root.lending.set("words", text)
    }

    DateField {
        Layout.fillWidth: true
        error: root.lending.problems["current_from"] ?? ""
        hint: qsTr("Whoever signed earlier words signs again from then on")
        label: qsTr("Signed from")
        text: root.valueOf("current_from")
        onEdited: (text) => root.lending.set("current_from", text)
    }

    ActionButton {
        text: qsTr("Save as the next version")
        onClicked: root.lending.saveWords()
    }

    FieldFrame {
        Layout.fillWidth: true
        error: root.lending.problems["courses"] ?? ""
        hint: qsTr("One of these, in date, for each person who uses a kit")
        label: qsTr("Training needed")

        Flow {
            spacing: Theme.s
            width: parent.width

            Repeater {
                model: root.lending.courses

                ChoiceChip {
                    id: course

                    required property string code
                    required property string title

                    checked: root.lending.values !== undefined && root.lending.needsCourse(course.code)
                    text: course.title
                    onClicked: root.lending.toggleCourse(course.code)
                }
            }
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ChoiceChip {
            checked: root.lending.signEachLoan
            text: qsTr("Sign for every loan")
            onClicked: root.lending.setSignEachLoan(checked)
        }

        ChoiceChip {
            checked: root.lending.suspendLate
            text: qsTr("Suspend who brings kits back late")
            onClicked: root.lending.setSuspendLate(checked)
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        NumberField {
            Layout.alignment: Qt.AlignBottom
            field: "due_soon_days"
            label: qsTr("Due soon, days before")
        }

        NumberField {
            Layout.alignment: Qt.AlignBottom
            field: "suspend_after"
            label: qsTr("Suspend when so many days late")
        }

        NumberField {
            Layout.alignment: Qt.AlignBottom
            field: "suspend_days"
            label: qsTr("For so many days")
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ActionButton {
            enabled: root.lending.rulesChanged
            text: qsTr("Save the rules for lending")
            onClicked: root.lending.saveRules()
        }

        ActionButton {
            kind: ActionButton.Quiet
            text: qsTr("Leave as it was")
            visible: root.lending.rulesChanged || root.lending.wordsChanged
            onClicked: root.lending.discard()
        }
    }
}
