// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A depot and where it is.
FormPopup {
    id: root

    required property ItemEditor editor

    actionText: qsTr("Save the depot")
    title: root.editor.heading
    onAccepted: if (root.editor.saveDepot())
        root.close()
    onOpened: (fields.itemAt(0) as EntryField)?.focusField()

    Repeater {
        id: fields

        model: ["name", "address", "place"]

        EntryField {
            id: field

            required property string modelData

            Layout.fillWidth: true
            error: root.editor.problems[field.modelData] ?? ""
            hint: field.modelData === "place" ? qsTr("A street, a postcode or a grid reference, for the map and the nearest picks") : ""
            label: field.modelData === "name" ? qsTr("Name") : field.modelData === "address" ? qsTr("Address") : qsTr("Place")
            optional: field.modelData !== "name"
            text: root.editor.values[field.modelData] ?? ""
            onAccepted: root.accepted()
            onEdited: (text) => root.editor.set(field.modelData, text)
        }
    }
}
