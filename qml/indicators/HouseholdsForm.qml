// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// How many households an area has, from a day on.
FormPopup {
    id: root

    required property FigureEntry entry

    actionText: qsTr("Save the number")
    parent: Overlay.overlay
    title: qsTr("Households")
    onAboutToShow: root.entry.begin()
    onAccepted: {
        root.entry.set("from_on", day.iso);
        if (root.entry.saveHouseholds())
            root.close();
    }
    onOpened: first.focusField()

    ChoiceField {
        id: first

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
        error: root.entry.problems["from_on"] ?? ""
        hint: qsTr("For example, 1 4 2026")
        label: qsTr("From which day it holds")
        text: root.entry.values["day"] ?? ""
        onEdited: (text) => root.entry.set("day", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["households"] ?? ""
        label: qsTr("Households")
        text: root.entry.values["households"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("households", text)
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
