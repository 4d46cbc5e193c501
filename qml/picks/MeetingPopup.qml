// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A meeting to go to: what, when and where.
FormPopup {
    id: root

    required property MeetingDesk meetings
    property bool editable: true

    signal deleted

    function add(iso: string): void {
        root.meetings.begin(iso);
        root.open();
    }

    function change(meetingId: string): void {
        if (root.meetings.change(meetingId))
            root.open();
    }

    actionText: qsTr("Save the meeting")
    objectName: "meetingPopup"
    title: root.meetings.meetingId === "" ? qsTr("A meeting in the calendar") : qsTr("Change the meeting")
    onAccepted: if (root.editable && root.meetings.save()) root.close()
    onOpened: what.focusField()

    EntryField {
        id: what

        Layout.fillWidth: true
        error: root.meetings.problems["title"] ?? ""
        label: qsTr("What is it called?")
        text: root.meetings.values["title"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.meetings.set("title", text)
    }

    DateField {
        Layout.fillWidth: true
        ahead: true
        error: root.meetings.problems["day"] ?? ""
        hint: qsTr("Such as 27 3 2026, 27 mar or sat")
        label: qsTr("Day")
        text: root.meetings.values["day"] ?? ""
        onEdited: (text) => root.meetings.set("day", text)
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        Repeater {
            model: ["time", "minutes"]

            EntryField {
                id: entry

                required property string modelData

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1 // both the same
                error: root.meetings.problems[entry.modelData] ?? ""
                label: entry.modelData === "time" ? qsTr("Starts at") : qsTr("Minutes")
                optional: entry.modelData === "minutes"
                text: root.meetings.values[entry.modelData] ?? ""
                onAccepted: root.accepted()
                onEdited: (text) => root.meetings.set(entry.modelData, text)
            }
        }
    }

    EntryField {
        Layout.fillWidth: true
        error: root.meetings.problems["venue"] ?? ""
        label: qsTr("Where")
        optional: true
        text: root.meetings.values["venue"] ?? ""
        onAccepted: root.accepted()
        onEdited: (text) => root.meetings.set("venue", text)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.meetings.areas
        code: root.meetings.values["area"] ?? ""
        error: root.meetings.problems["area"] ?? ""
        label: qsTr("Area")
        onChosen: (code) => root.meetings.set("area", code)
    }

    EntryArea {
        Layout.fillWidth: true
        error: root.meetings.problems["note"] ?? ""
        label: qsTr("Note (optional)")
        text: root.meetings.values["note"] ?? ""
        onEdited: (text) => root.meetings.set("note", text)
    }

    LinkButton {
        text: qsTr("Delete the meeting")
        visible: root.editable && root.meetings.meetingId !== ""
        onClicked: {
            root.meetings.remove();
            root.deleted();
            root.close();
        }
    }
}
