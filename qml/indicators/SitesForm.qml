// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Sites graded for one element of cleanliness, in the way of NI 195.
FormPopup {
    id: root

    required property FigureEntry entry

    actionText: qsTr("Save the grades")
    parent: Overlay.overlay
    title: qsTr("Graded sites")
    onAboutToShow: root.entry.begin()
    onAccepted: {
        root.entry.set("held_on", day.iso);
        if (root.entry.saveSites())
            root.close();
    }
    onOpened: what.focusField()

    ChoiceField {
        id: what

        Layout.fillWidth: true
        choices: root.entry.elements
        code: root.entry.values["element"] ?? ""
        error: root.entry.problems["element"] ?? ""
        label: qsTr("What was graded")
        onChosen: (code) => root.entry.set("element", code)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.entry.areas
        code: root.entry.values["area"] ?? ""
        error: root.entry.problems["area"] ?? ""
        label: qsTr("Area")
        onChosen: (code) => root.entry.set("area", code)
    }

    DateField {
        id: day

        Layout.fillWidth: true
        error: root.entry.problems["held_on"] ?? ""
        hint: qsTr("For example, today or 27 3 2026")
        label: qsTr("Day it was held")
        text: root.entry.values["day"] ?? ""
        onEdited: (text) => root.entry.set("day", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["sites"] ?? ""
        label: qsTr("Sites graded")
        text: root.entry.values["sites"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("sites", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["below_b"] ?? ""
        label: qsTr("Of them, C, C- or D")
        text: root.entry.values["below_b"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("below_b", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["b_minus"] ?? ""
        label: qsTr("Of them, B-")
        text: root.entry.values["b_minus"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("b_minus", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["source"] ?? ""
        label: qsTr("Where it is from")
        optional: true
        text: root.entry.values["source"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("source", text)
    }
}
