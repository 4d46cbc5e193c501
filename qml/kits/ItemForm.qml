// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A sort of thing: what it is, what it is worth and when it is low.
FormPopup {
    id: root

    required property ItemEditor editor

    function valueOf(field: string): string {
        return root.editor.values[field] ?? "";
    }

    actionText: qsTr("Save the item")
    title: root.editor.heading
    onAccepted: if (root.editor.saveItem())
        root.close()
    onOpened: name.focusField()

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
        choices: root.editor.kinds
        code: root.valueOf("kind")
        label: qsTr("Kind")
        onChosen: (code) => root.editor.set("kind", code)
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        EntryField {
            Layout.alignment: Qt.AlignBottom
            Layout.fillWidth: true
            error: root.editor.problems["value"] ?? ""
            label: qsTr("Value of one, £")
            optional: true
            text: root.valueOf("value")
            onAccepted: root.accepted()
            onEdited: (text) => root.editor.set("value", text)
        }

        EntryField {
            Layout.alignment: Qt.AlignBottom
            Layout.fillWidth: true
            error: root.editor.problems["low_stock_level"] ?? ""
            label: qsTr("Low at")
            optional: true
            text: root.valueOf("low_stock_level")
            onAccepted: root.accepted()
            onEdited: (text) => root.editor.set("low_stock_level", text)
        }
    }
}
