// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What an indicator is to reach, from a day on.
FormPopup {
    id: root

    required property FigureEntry entry
    required property string indicator
    required property string place

    actionText: qsTr("Save the target")
    parent: Overlay.overlay
    title: qsTr("Target")
    onAboutToShow: root.entry.beginFor(root.indicator, root.place)
    onAccepted: {
        root.entry.set("from_on", day.iso);
        if (root.entry.saveTarget())
            root.close();
    }
    onOpened: first.focusField()

    EntryField {
        id: first

        Layout.fillWidth: true
        error: root.entry.problems["value"] ?? ""
        hint: qsTr("For a count: in a whole quarter. For a share: in percent")
        label: qsTr("What is to be reached")
        text: root.entry.values["value"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("value", text)
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
        error: root.entry.problems["from_on"] ?? ""
        hint: qsTr("For example, 1 4 2026")
        label: qsTr("From which day it holds")
        text: root.entry.values["day"] ?? ""
        onEdited: (text) => root.entry.set("day", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["note"] ?? ""
        label: qsTr("Where it is from")
        optional: true
        text: root.entry.values["note"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("note", text)
    }
}
