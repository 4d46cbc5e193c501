// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Moves the pick selected to another day. Says beforehand what that would take back.
Popup {
    id: root

    required property PickDesk picks
    readonly property PickCalendar calendar: root.picks.calendar

    signal moved

    function ask(): void {
        day.text = "";
        time.text = "";
        warning.text = "";
        root.open();
        day.focusField();
    }

    function take(): void {
        if (root.calendar.moveToText(root.picks.detail.pickId, day.text, time.text)) {
            root.close();
            root.moved();
        } else {
            day.focusField();
        }
    }

    anchors.centerIn: Overlay.overlay
    focus: true
    modal: true
    padding: Theme.l
    parent: Overlay.overlay
    width: Math.round(440 * Theme.textScale)

    background: Rectangle {
        border.color: Theme.colours.border
        border.width: Theme.hairline
        color: Theme.colours.raised
        radius: Theme.radiusLarge
    }
    contentItem: ColumnLayout {
        spacing: Theme.m

        AppText {
            Layout.fillWidth: true
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            text: qsTr("Move %1").arg(root.picks.detail.title)
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        DateField {
            id: day

            Layout.fillWidth: true
            ahead: true
            error: root.calendar.problems["day"] ?? ""
            hint: qsTr("Such as 27 3 2026, 27 mar or sat")
            label: qsTr("To which day?")
            onEdited: (text) => warning.text = root.calendar.warningFor(root.picks.detail.pickId, text)
        }

        EntryField {
            id: time

            Layout.fillWidth: true
            error: root.calendar.problems["time"] ?? ""
            hint: qsTr("Leave empty to keep the time")
            label: qsTr("Starts at")
            optional: true
            onAccepted: root.take()
        }

        NoteBox {
            id: warning

            Layout.fillWidth: true
            lead: qsTr("The approval will be taken back.")
            tone: NoteBox.Warning
            visible: text !== ""
        }

        RowLayout {
            spacing: Theme.s

            ActionButton {
                kind: ActionButton.Primary
                text: qsTr("Move the pick")
                onClicked: root.take()
            }

            ActionButton {
                text: qsTr("Not now")
                onClicked: root.close()
            }
        }
    }
}
