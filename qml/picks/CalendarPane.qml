// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Picks, meetings and kits booked by day. Arrow keys go from day to day, Enter selects what the day
/// holds in turn, a pick is dragged to another day, or moved by "Move to another day"; O opens a
/// loan or a meeting.
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickCalendar calendar: root.picks.calendar
    property bool editable: true

    /// The loan or the meeting chosen, when it is not a pick that is.
    property string loanId: ""
    property string meetingId: ""

    signal closed

    function choose(pickId: string, loanId: string, meetingId: string): void {
        root.loanId = loanId;
        root.meetingId = meetingId;
        root.picks.detail.pickId = pickId;
    }

    function openChosen(): void {
        if (root.loanId !== "")
            root.calendar.openLoan(root.loanId);
        else if (root.meetingId !== "")
            meeting.change(root.meetingId);
    }

    function enter(): void {
        if (root.calendar.mode === "list")
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            grid.forceActiveFocus(Qt.TabFocusReason);
    }

    /// The next entry of the day the keyboard stands on.
    function selectNext(): void {
        const row = root.calendar.days.rowWith("iso", root.calendar.day);
        const day = root.calendar.days.value(row, "entries");
        if (!day || day.length === 0)
            return;
        const chosen = root.loanId !== "" ? root.loanId : root.meetingId !== "" ? root.meetingId : root.picks.detail.pickId;
        const at = day.findIndex((entry) => chosen !== "" && chosen === entry.pickId + entry.loanId + entry.meetingId);
        const next = day[(at + 1) % day.length];
        root.choose(next.pickId, next.loanId, next.meetingId);
    }

    Accessible.name: qsTr("Calendar")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SheetHeading {
            Layout.fillWidth: true
            title: root.calendar.heading
            onClosed: root.closed()
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.margins: Theme.s
            Layout.rightMargin: Theme.l
            spacing: Theme.s

            IconButton {
                iconName: "chevron-left"
                keyHint: qsTr("Page up")
                text: qsTr("Back")
                onClicked: root.calendar.turn(-1)
            }

            IconButton {
                iconName: "chevron-right"
                keyHint: qsTr("Page down")
                text: qsTr("On")
                onClicked: root.calendar.turn(1)
            }

            ActionButton {
                text: qsTr("Today")
                onClicked: root.calendar.goToday()
            }

            Repeater {
                model: root.calendar.modes

                ChoiceChip {
                    id: chip

                    required property string code
                    required property string title

                    checkable: false
                    checked: root.calendar.mode === chip.code
                    text: chip.title
                    onClicked: root.calendar.mode = chip.code
                }
            }

            Item {
                Layout.fillWidth: true
            }

            ActionButton {
                iconName: root.meetingId !== "" ? "edit" : "toolkits"
                keyHint: qsTr("O")
                text: root.meetingId !== "" ? qsTr("Open the meeting") : qsTr("Open the loan")
                visible: root.loanId !== "" || root.meetingId !== ""
                onClicked: root.openChosen()
            }

            ActionButton {
                enabled: root.editable
                iconName: "plus"
                text: qsTr("Meeting")
                Accessible.name: qsTr("Add a meeting")
                onClicked: meeting.add(root.calendar.day)
            }

            ActionButton {
                enabled: root.picks.detail.pickId !== ""
                iconName: "calendar"
                keyHint: qsTr("M")
                text: qsTr("Move to another day")
                onClicked: moving.ask()
            }
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            spacing: 0
            uniformCellSizes: true
            visible: root.calendar.mode !== "list"

            Repeater {
                model: [qsTr("Mon"), qsTr("Tue"), qsTr("Wed"), qsTr("Thu"), qsTr("Fri"), qsTr("Sat"), qsTr("Sun")]

                MutedText {
                    required property string modelData

                    Layout.fillWidth: true
                    text: modelData
                }
            }
        }

        CalendarGrid {
            id: grid

            Layout.bottomMargin: Theme.m
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            loanId: root.loanId
            meetingId: root.meetingId
            picks: root.picks
            visible: root.calendar.mode !== "list"
            onChosen: (pickId, loanId, meetingId) => root.choose(pickId, loanId, meetingId)
            onOpenWanted: root.openChosen()
            onMoveWanted: moving.ask()
            onNextWanted: root.selectNext()
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: root.loanId !== "" ? root.calendar.entries.rowWith("loanId", root.loanId) : root.meetingId !== "" ? root.calendar.entries.rowWith("meetingId", root.meetingId) : root.picks.detail.pickId !== "" ? root.calendar.entries.rowWith("pickId", root.picks.detail.pickId) : -1
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.calendar.entries
            visible: root.calendar.mode === "list"
            Accessible.name: qsTr("Picks, meetings and kits by day")
            Accessible.role: Accessible.List
            Keys.onDownPressed: list.chooseRow(Math.min(list.count - 1, list.currentIndex + 1))
            Keys.onUpPressed: list.chooseRow(Math.max(0, list.currentIndex - 1))
            Keys.onPressed: (event) => {
                event.accepted = event.key === Qt.Key_M || event.key === Qt.Key_O;
                if (event.key === Qt.Key_O)
                    root.openChosen();
                else if (event.accepted && root.picks.detail.pickId !== "")
                    moving.ask();
            }

            function chooseRow(row: int): void {
                root.choose(root.calendar.entries.value(row, "pickId"), root.calendar.entries.value(row, "loanId"), root.calendar.entries.value(row, "meetingId"));
            }

            ScrollBar.vertical: ScrollBar {
            }
            delegate: CalendarEntryRow {
                current: loanId !== "" ? root.loanId === loanId : meetingId !== "" ? root.meetingId === meetingId : root.picks.detail.pickId === pickId
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: root.choose(pickId, loanId, meetingId)
            }
        }
    }

    MeetingPopup {
        id: meeting

        editable: root.editable
        meetings: root.picks.meetings
        parent: root
        onClosed: root.enter()
        onDeleted: root.meetingId = ""
    }

    MovePopup {
        id: moving

        picks: root.picks
        onMoved: root.enter()
    }
}
