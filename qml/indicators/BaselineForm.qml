// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// From which month the limits of an indicator begin afresh, and why.
FormPopup {
    id: root

    required property FigureEntry entry
    required property string indicator
    required property string place

    actionText: qsTr("Begin the limits afresh")
    parent: Overlay.overlay
    title: qsTr("Limits that begin afresh")
    onAboutToShow: root.entry.beginFor(root.indicator, root.place)
    onAccepted: {
        root.entry.set("from_month", day.iso);
        if (root.entry.saveBaseline())
            root.close();
    }
    onOpened: first.focusField()

    EntryField {
        id: first

        Layout.fillWidth: true
        error: root.entry.problems["why"] ?? ""
        hint: qsTr("For example, new rounds since April")
        label: qsTr("Why")
        text: root.entry.values["why"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("why", text)
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
        error: root.entry.problems["from_month"] ?? ""
        hint: qsTr("For example, 1 4 2026")
        label: qsTr("A day in the first month")
        text: root.entry.values["day"] ?? ""
        onEdited: (text) => root.entry.set("day", text)
    }

    EntryField {
        Layout.fillWidth: true
        error: root.entry.problems["months"] ?? ""
        hint: qsTr("All up to the next time, where it is empty")
        label: qsTr("From how many months")
        optional: true
        text: root.entry.values["months"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.entry.set("months", text)
    }
}
