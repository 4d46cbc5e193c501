// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A kit: its label, type and where it is.
FormPopup {
    id: root

    required property KitEditor editor

    function valueOf(field: string): string {
        return root.editor.values[field] ?? "";
    }

    actionText: qsTr("Save the kit")
    title: root.editor.heading
    onAccepted: if (root.editor.save())
        root.close()
    onOpened: label.focusField()

    EntryField {
        id: label

        Layout.fillWidth: true
        error: root.editor.problems["label"] ?? ""
        label: qsTr("Label")
        text: root.valueOf("label")
        onAccepted: root.accepted()
        onEdited: (text) => root.editor.set("label", text)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.types
        code: root.valueOf("kit_type")
        error: root.editor.problems["kit_type"] ?? ""
        label: qsTr("Type")
        onChosen: (code) => root.editor.set("kit_type", code)
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        EntryField {
            Layout.fillWidth: true
            error: root.editor.problems["depot"] ?? ""
            label: qsTr("Depot")
            text: root.valueOf("depot")
            onAccepted: root.accepted()
            onEdited: (text) => root.editor.set("depot", text)
        }

        EntryField {
            Layout.preferredWidth: Math.round(90 * Theme.textScale)
            label: qsTr("Shelf")
            optional: true
            text: root.valueOf("shelf")
            onAccepted: root.accepted()
            onEdited: (text) => root.editor.set("shelf", text)
        }
    }

    DateField {
        Layout.fillWidth: true
        error: root.editor.problems["inspected_on"] ?? ""
        label: qsTr("Last inspected")
        optional: true
        text: root.valueOf("inspected_on")
        onEdited: (text) => root.editor.set("inspected_on", text)
    }

    DateField {
        Layout.fillWidth: true
        ahead: true
        error: root.editor.problems["ppe_expires_on"] ?? ""
        label: qsTr("Last day of its protective equipment")
        optional: true
        text: root.valueOf("ppe_expires_on")
        onEdited: (text) => root.editor.set("ppe_expires_on", text)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.groups
        code: root.valueOf("kept_by")
        label: qsTr("Who keeps it?")
        onChosen: (code) => root.editor.set("kept_by", code)
    }

    EntryField {
        Layout.fillWidth: true
        label: qsTr("Where do they keep it?")
        optional: true
        text: root.valueOf("kept_at")
        visible: root.valueOf("kept_by") !== ""
        onAccepted: root.accepted()
        onEdited: (text) => root.editor.set("kept_at", text)
    }

    EntryField {
        Layout.fillWidth: true
        label: qsTr("Note")
        optional: true
        text: root.valueOf("note")
        onAccepted: root.accepted()
        onEdited: (text) => root.editor.set("note", text)
    }
}
