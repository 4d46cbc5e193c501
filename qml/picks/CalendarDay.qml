// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// A day of the calendar with its picks, meetings and the kits that go out or come back; as many as
/// fit.
Rectangle {
    id: root

    required property string iso
    required property int number
    required property string spoken
    required property bool inMonth
    required property bool today
    required property list<var> entries
    property bool chosen: false
    property bool active: false
    /// A pick, a loan or a meeting.
    property string selected: ""
    property bool dragging: false
    readonly property int entryHeight: Math.round(Theme.textSmall * 1.5) + Theme.xs
    readonly property int room: Math.max(0, Math.floor((root.height - heading.height - 2 * Theme.xs) / (root.entryHeight + 2)))
    readonly property int shown: Math.min(root.entries.length, root.room)

    signal picked(pickId: string, loanId: string, meetingId: string)
    /// Where in the window a pick or a meeting was let go.
    signal dropped(pickId: string, meetingId: string, x: real, y: real)

    border.color: Theme.colours.divider
    border.width: Theme.hairline
    color: root.chosen ? Theme.colours.selected : root.inMonth ? Theme.colours.raised : Theme.colours.surface
    Accessible.name: root.spoken
    Accessible.role: Accessible.Cell

    TapHandler {
        onTapped: root.picked("", "", "")
    }

    AppText {
        id: heading

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.margins: Theme.xs
        anchors.right: rest.left
        anchors.top: parent.top
        color: root.today ? Theme.colours.accent : root.inMonth ? Theme.colours.ink : Theme.colours.muted
        font.pixelSize: Theme.textSmall
        font.underline: root.today
        font.weight: root.today || root.chosen ? Font.Bold : Font.Normal
        text: root.today && (rest.text === "" || root.width > 140 * Theme.textScale) ? qsTr("%1 today").arg(root.number) : root.number
    }

    MutedText {
        id: rest

        Accessible.ignored: true
        anchors.baseline: heading.baseline
        anchors.margins: Theme.xs
        anchors.right: parent.right
        font.pixelSize: Theme.textSmall
        text: root.entries.length > root.shown ? qsTr("%1 more").arg(root.entries.length - root.shown) : ""
    }

    Column {
        anchors.left: parent.left
        anchors.margins: Theme.xs
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: 2
        spacing: 2

        Repeater {
            model: root.shown

            CalendarEntry {
                id: entry

                required property int index

                height: root.entryHeight
                loanId: root.entries[entry.index]?.loanId ?? ""
                meetingId: root.entries[entry.index]?.meetingId ?? ""
                pickId: root.entries[entry.index]?.pickId ?? ""
                selected: root.selected
                stateKey: root.entries[entry.index]?.stateKey ?? ""
                stateWord: root.entries[entry.index]?.stateWord ?? ""
                time: root.entries[entry.index]?.time ?? ""
                title: root.entries[entry.index]?.title ?? ""
                width: parent.width
                onDragged: (on) => root.dragging = on
                onDropped: (pickId, meetingId, x, y) => root.dropped(pickId, meetingId, x, y)
                onPicked: (pickId, loanId, meetingId) => root.picked(pickId, loanId, meetingId)
            }
        }
    }

    FocusFrame {
        anchors.margins: 1
        radius: 0
        shown: root.chosen && root.active
    }
}
