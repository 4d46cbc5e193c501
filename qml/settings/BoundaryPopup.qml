// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What a file of boundaries holds and how it is to be read, before any of it is kept.
FormPopup {
    id: root

    required property BoundaryDesk desk

    actionText: qsTr("Bring them in")
    closePolicy: Popup.CloseOnEscape
    parent: Overlay.overlay
    title: qsTr("Boundaries from %1").arg(root.desk.fileName)
    visible: root.desk.open
    onAccepted: root.desk.take(edition.text, from.iso)
    onClosed: if (root.desk.open) root.desk.close()
    onOpened: {
        edition.text = "";
        from.text = "";
        from.focusField();
    }

    component PropertyField: ChoiceField {
        required property string field

        Layout.fillWidth: true
        choices: root.desk.properties
        code: root.desk.chosen[field] ?? ""
        visible: root.desk.canTake
        onChosen: (code) => root.desk.choose(field, code)
    }

    NoteBox {
        Layout.fillWidth: true
        text: root.desk.problem
        tone: NoteBox.Danger
        visible: text !== ""
    }

    AppText {
        Layout.fillWidth: true
        font.weight: Font.DemiBold
        text: root.desk.countLine
        visible: text !== ""
        wrapMode: Text.Wrap
    }

    NoteBox {
        Layout.fillWidth: true
        text: root.desk.refusedLine
        tone: NoteBox.Warning
        visible: text !== ""
    }

    DateField {
        id: from

        Layout.fillWidth: true
        hint: qsTr("Leave this empty where they hold from the start, or from today where they differ from the ones in force")
        label: qsTr("First day they hold")
        visible: root.desk.canTake
    }

    EntryField {
        id: edition

        Layout.fillWidth: true
        hint: qsTr("Such as: Review of 2027")
        label: qsTr("What they are called")
        visible: root.desk.canTake
    }

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.m
        columns: 2
        rowSpacing: Theme.m
        uniformCellWidths: true

        PropertyField {
            field: "code"
            label: qsTr("Code of a ward")
        }

        PropertyField {
            field: "name"
            label: qsTr("Name of a ward")
        }

        PropertyField {
            field: "area_code"
            label: qsTr("Code of its area")
        }

        PropertyField {
            field: "area_name"
            label: qsTr("Name of its area")
        }
    }
}
