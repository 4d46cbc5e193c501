// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What was done about a fly-tip; never who it was done to.
FormPopup {
    id: root

    required property FigureEntry entry

    actionText: qsTr("Save the action")
    parent: Overlay.overlay
    title: qsTr("Action against a fly-tip")
    onAboutToShow: root.entry.begin()
    onAccepted: {
        root.entry.set("taken_on", day.iso);
        if (root.entry.saveAction())
            root.close();
    }
    onOpened: first.focusField()

    EntryField {
        id: first

        Layout.fillWidth: true
        error: root.entry.problems["report"] ?? ""
        hint: qsTr("For example, KBM-0042-T")
        label: qsTr("Reference of the report")
        text: root.entry.values["report"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("report", text)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.entry.actions
        code: root.entry.values["action"] ?? ""
        error: root.entry.problems["action"] ?? ""
        label: qsTr("What was done")
        onChosen: (code) => root.entry.set("action", code)
    }

    DateField {
        id: day

        Layout.fillWidth: true
        error: root.entry.problems["taken_on"] ?? ""
        hint: qsTr("For example, today or 27 3 2026")
        label: qsTr("Day it was done")
        text: root.entry.values["day"] ?? ""
        onEdited: (text) => root.entry.set("day", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["note"] ?? ""
        label: qsTr("Note")
        optional: true
        text: root.entry.values["note"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("note", text)
    }
}
