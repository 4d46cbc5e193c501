// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Writes down that the champion took a course, for the first time or again.
FormPopup {
    id: root

    required property ChampionLedgerModel ledger
    property string course: "safety_briefing"

    function ask(course: string): void {
        if (course !== "")
            root.course = course;
        root.open();
    }

    actionText: qsTr("Save the training")
    title: qsTr("Training of %1").arg(root.ledger.title)
    onAboutToShow: day.text = qsTr("today")
    onAccepted: if (root.ledger.holdTraining(root.course, day.text)) root.close()
    onOpened: choice.focusField()

    ChoiceField {
        id: choice

        Layout.fillWidth: true
        choices: root.ledger.courses
        code: root.course
        label: qsTr("Course")
        onChosen: (code) => root.course = code
    }

    DateField {
        id: day

        Layout.fillWidth: true
        hint: qsTr("For example, today or 27 3 2026")
        label: qsTr("Day it was held")
    }
}
