// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Picks and kits booked by day. Arrow keys go from day to day, Enter selects what the day holds in
/// turn, a pick is dragged to another day, or moved by "Move to another day"; O opens a loan.
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickCalendar calendar: root.picks.calendar

    /// The loan chosen, when it is not a pick that is.
    property string loanId: ""

    signal closed

    function choose(pickId: string, loanId: string): void {
        root.loanId = loanId;
        root.picks.detail.pickId = pickId;
    }

    function openLoan(): void {
        if (root.loanId !== "")
            root.calendar.openLoan(root.loanId);
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
        const at = day.findIndex((entry) => root.loanId !== "" ? entry.loanId === root.loanId : entry.pickId !== "" && entry.pickId === root.picks.detail.pickId);
        const next = day[(at + 1) % day.length];
        root.choose(next.pickId, next.loanId);
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
                iconName: "toolkits"
                keyHint: qsTr("O")
                text: qsTr("Open the loan")
                visible: root.loanId !== ""
                onClicked: root.openLoan()
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
            picks: root.picks
            visible: root.calendar.mode !== "list"
            onChosen: (pickId, loanId) => root.choose(pickId, loanId)
            onLoanWanted: root.openLoan()
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
            currentIndex: root.loanId !== "" ? root.calendar.entries.rowWith("loanId", root.loanId) : root.picks.detail.pickId !== "" ? root.calendar.entries.rowWith("pickId", root.picks.detail.pickId) : -1
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.calendar.entries
            visible: root.calendar.mode === "list"
            Accessible.name: qsTr("Picks and kits by day")
            Accessible.role: Accessible.List
            Keys.onDownPressed: list.chooseRow(Math.min(list.count - 1, list.currentIndex + 1))
            Keys.onUpPressed: list.chooseRow(Math.max(0, list.currentIndex - 1))
            Keys.onPressed: (event) => {
                event.accepted = event.key === Qt.Key_M || event.key === Qt.Key_O;
                if (event.key === Qt.Key_O)
                    root.openLoan();
                else if (event.accepted && root.picks.detail.pickId !== "")
                    moving.ask();
            }

            function chooseRow(row: int): void {
                root.choose(root.calendar.entries.value(row, "pickId"), root.calendar.entries.value(row, "loanId"));
            }

            ScrollBar.vertical: ScrollBar {
            }
            delegate: CalendarEntryRow {
                current: loanId !== "" ? root.loanId === loanId : root.picks.detail.pickId === pickId
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: root.choose(pickId, loanId)
            }
        }
    }

    MovePopup {
        id: moving

        picks: root.picks
        onMoved: root.enter()
    }
}
