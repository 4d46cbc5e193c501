// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Picks by day. Arrow keys go from day to day, Enter selects the day's picks in turn, a pick is
/// dragged to another day, or moved by "Move to another day".
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickCalendar calendar: root.picks.calendar

    signal closed

    function enter(): void {
        if (root.calendar.mode === "list")
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            grid.forceActiveFocus(Qt.TabFocusReason);
    }

    /// The next pick of the day the keyboard stands on.
    function selectNext(): void {
        const row = root.calendar.days.rowWith("iso", root.calendar.day);
        const day = root.calendar.days.value(row, "picks");
        if (!day || day.length === 0)
            return;
        const at = day.findIndex((pick) => pick.pickId === root.picks.detail.pickId);
        root.picks.detail.pickId = day[(at + 1) % day.length].pickId;
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
            picks: root.picks
            visible: root.calendar.mode !== "list"
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
            currentIndex: root.calendar.entries.rowWith("pickId", root.picks.detail.pickId)
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.calendar.entries
            visible: root.calendar.mode === "list"
            Accessible.name: qsTr("Picks by day")
            Accessible.role: Accessible.List
            Keys.onDownPressed: root.picks.detail.pickId = root.calendar.entries.value(Math.min(count - 1, currentIndex + 1), "pickId")
            Keys.onUpPressed: root.picks.detail.pickId = root.calendar.entries.value(Math.max(0, currentIndex - 1), "pickId")
            Keys.onPressed: (event) => {
                event.accepted = event.key === Qt.Key_M;
                if (event.accepted && root.picks.detail.pickId !== "")
                    moving.ask();
            }

            ScrollBar.vertical: ScrollBar {
            }
            delegate: CalendarEntryRow {
                current: root.picks.detail.pickId === pickId
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: root.picks.detail.pickId = pickId
            }
        }
    }

    MovePopup {
        id: moving

        picks: root.picks
        onMoved: root.enter()
    }
}
