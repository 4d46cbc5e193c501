// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// The days of a month or a week as a grid; a pick or a meeting is dragged from one to another.
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickCalendar calendar: root.picks.calendar
    readonly property int weeks: Math.max(1, Math.ceil(root.calendar.days.count / 7))

    property string loanId: ""
    property string meetingId: ""

    signal chosen(pickId: string, loanId: string, meetingId: string)
    /// The loan or the meeting chosen is to be opened.
    signal openWanted
    signal nextWanted
    signal moveWanted

    function dayAt(x: real, y: real): string {
        const column = Math.floor(x / (root.width / 7));
        const row = Math.floor(y / (root.height / root.weeks));
        return root.calendar.days.value(row * 7 + column, "iso") ?? "";
    }

    activeFocusOnTab: true
    Accessible.description: qsTr("Arrow keys move from day to day, Enter selects a pick, a meeting or a loan, M moves the pick, O opens the loan or the meeting")
    Accessible.focusable: true
    Accessible.name: qsTr("%1, %2").arg(root.calendar.heading).arg(root.calendar.days.value(root.calendar.days.rowWith("iso", root.calendar.day), "spoken") ?? "")
    Accessible.role: Accessible.Table
    Keys.onDownPressed: root.calendar.step(7)
    Keys.onLeftPressed: root.calendar.step(-1)
    Keys.onReturnPressed: root.nextWanted()
    Keys.onRightPressed: root.calendar.step(1)
    Keys.onUpPressed: root.calendar.step(-7)
    Keys.onPressed: (event) => {
        event.accepted = true;
        if (event.key === Qt.Key_PageUp)
            root.calendar.turn(-1);
        else if (event.key === Qt.Key_PageDown)
            root.calendar.turn(1);
        else if (event.key === Qt.Key_M && root.picks.detail.pickId !== "")
            root.moveWanted();
        else if (event.key === Qt.Key_O && (root.loanId !== "" || root.meetingId !== ""))
            root.openWanted();
        else
            event.accepted = false;
    }

    Repeater {
        model: root.calendar.days

        CalendarDay {
            id: cell

            required property int index

            active: root.activeFocus
            chosen: cell.iso === root.calendar.day
            height: root.height / root.weeks
            selected: root.loanId !== "" ? root.loanId : root.meetingId !== "" ? root.meetingId : root.picks.detail.pickId
            width: root.width / 7
            x: (cell.index % 7) * cell.width
            y: Math.floor(cell.index / 7) * cell.height
            z: cell.dragging ? 1 : 0
            onDropped: (pickId, meetingId, x, y) => {
                const at = root.mapFromItem(null, x, y);
                if (meetingId !== "")
                    root.picks.meetings.moveTo(meetingId, root.dayAt(at.x, at.y));
                else
                    root.calendar.moveTo(pickId, root.dayAt(at.x, at.y));
            }
            onPicked: (pickId, loanId, meetingId) => {
                root.forceActiveFocus(Qt.MouseFocusReason);
                root.calendar.day = cell.iso;
                if (pickId !== "" || loanId !== "" || meetingId !== "")
                    root.chosen(pickId, loanId, meetingId);
            }
        }
    }
}
