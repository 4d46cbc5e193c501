// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A kit type: what is in such a kit, what is looked at, and when it is inspected.
FormPopup {
    id: root

    required property KitEditor editor

    function valueOf(field: string): string {
        return root.editor.values[field] ?? "";
    }

    actionText: qsTr("Save the type")
    title: root.editor.heading
    width: Math.min(Math.round(520 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 520)
    onAccepted: if (root.editor.saveType())
        root.close()
    onOpened: name.focusField()

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        EntryField {
            id: name

            Layout.fillWidth: true
            error: root.editor.problems["name"] ?? ""
            label: qsTr("Name")
            text: root.valueOf("name")
            onAccepted: root.accepted()
            onEdited: (text) => root.editor.set("name", text)
        }

        ChoiceField {
            Layout.fillWidth: true
            choices: root.editor.purposes
            code: root.valueOf("purpose")
            label: qsTr("What for?")
            onChosen: (code) => root.editor.set("purpose", code)
        }
    }

    EntryArea {
        Layout.fillWidth: true
        error: root.editor.problems["lines"] ?? ""
        hint: qsTr("One a line: 10 Litter picker")
        label: qsTr("What is in it?")
        text: root.valueOf("lines")
        onEdited: (text) => root.editor.set("lines", text)
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        Repeater {
            model: ["hand_over_list", "return_list"]

            EntryArea {
                id: list

                required property string modelData

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                label: list.modelData === "hand_over_list" ? qsTr("Looked at when it goes") : qsTr("Looked at when it comes back")
                optional: true
                text: root.valueOf(list.modelData)
                onEdited: (text) => root.editor.set(list.modelData, text)
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        Repeater {
            model: ["inspection_months", "buffer_days", "serves"]

            EntryField {
                id: number

                required property string modelData

                Layout.alignment: Qt.AlignBottom
                Layout.fillWidth: true
                error: root.editor.problems[number.modelData] ?? ""
                label: number.modelData === "inspection_months" ? qsTr("Months between inspections") : number.modelData === "buffer_days" ? qsTr("Days between loans") : qsTr("People it is enough for")
                text: root.valueOf(number.modelData)
                onAccepted: root.accepted()
                onEdited: (text) => root.editor.set(number.modelData, text)
            }
        }
    }

    TickBox {
        id: afterLoan

        checked: root.valueOf("inspect_after_loan") === "yes"
        text: qsTr("Inspected after each loan too")
        onToggled: root.editor.set("inspect_after_loan", afterLoan.checked ? "yes" : "")
    }
}
