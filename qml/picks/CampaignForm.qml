// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A campaign: its name, its days and its goals.
ColumnLayout {
    id: root

    required property CampaignDesk campaigns

    signal closed

    function enter(): void {
        title.focusField();
    }

    function save(): void {
        if (root.campaigns.save())
            root.closed();
        else
            summary.takeFocus();
    }

    spacing: Theme.m

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.campaigns.problemFields
        messages: root.campaigns.problemMessages
        onFieldWanted: title.focusField()
    }

    EntryField {
        id: title

        Layout.fillWidth: true
        error: root.campaigns.problems["title"] ?? ""
        label: qsTr("What is it called?")
        text: root.campaigns.values["title"] ?? ""
        onEdited: (text) => root.campaigns.set("title", text)
    }

    Repeater {
        model: ["starts_on", "ends_on"]

        DateField {
            id: day

            required property string modelData

            Layout.fillWidth: true
            ahead: true
            error: root.campaigns.problems[day.modelData] ?? ""
            label: day.modelData === "starts_on" ? qsTr("First day") : qsTr("Last day")
            text: root.campaigns.values[day.modelData] ?? ""
            onEdited: (text) => root.campaigns.set(day.modelData, text)
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        Repeater {
            model: ["goal_picks", "goal_bags", "goal_volunteers"]

            EntryField {
                id: goal

                required property string modelData

                Layout.alignment: Qt.AlignBottom
                Layout.fillWidth: true
                error: root.campaigns.problems[goal.modelData] ?? ""
                label: goal.modelData === "goal_picks" ? qsTr("Goal: picks") : goal.modelData === "goal_bags" ? qsTr("Goal: bags") : qsTr("Goal: people")
                optional: true
                text: root.campaigns.values[goal.modelData] ?? ""
                onAccepted: root.save()
                onEdited: (text) => root.campaigns.set(goal.modelData, text)
            }
        }
    }

    RowLayout {
        spacing: Theme.s

        ActionButton {
            keyHint: qsTr("Ctrl+Enter")
            kind: ActionButton.Primary
            text: qsTr("Save the campaign")
            onClicked: root.save()
        }

        ActionButton {
            text: qsTr("Not now")
            onClicked: {
                root.campaigns.leave();
                root.closed();
            }
        }
    }
}
