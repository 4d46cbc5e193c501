// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Answers to one question of a survey of residents.
FormPopup {
    id: root

    required property FigureEntry entry

    actionText: qsTr("Save the survey")
    parent: Overlay.overlay
    title: qsTr("Answers to a survey")
    onAboutToShow: root.entry.begin()
    onAccepted: {
        root.entry.set("held_on", day.iso);
        if (root.entry.saveSurvey())
            root.close();
    }
    onOpened: what.focusField()

    ChoiceField {
        id: what

        Layout.fillWidth: true
        choices: root.entry.questions
        code: root.entry.values["question"] ?? ""
        error: root.entry.problems["question"] ?? ""
        label: qsTr("What was asked about")
        onChosen: (code) => root.entry.set("question", code)
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
        error: root.entry.problems["answered"] ?? ""
        label: qsTr("People who answered")
        text: root.entry.values["answered"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("answered", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["satisfied"] ?? ""
        label: qsTr("Of them, satisfied")
        text: root.entry.values["satisfied"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("satisfied", text)
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
