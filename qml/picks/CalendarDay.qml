// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A day of the calendar with its picks.
Rectangle {
    id: root

    required property string iso
    required property int number
    required property string spoken
    required property bool inMonth
    required property bool today
    required property list<var> picks
    property bool chosen: false
    property bool active: false
    property string selected: ""

    signal picked(pickId: string)
    /// Where in the window a pick was let go.
    signal dropped(pickId: string, x: real, y: real)

    border.color: Theme.colours.divider
    border.width: Theme.hairline
    color: root.chosen ? Theme.colours.selected : root.inMonth ? Theme.colours.raised : Theme.colours.surface
    Accessible.name: root.spoken
    Accessible.role: Accessible.Cell

    TapHandler {
        onTapped: root.picked("")
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xs
        spacing: 2

        AppText {
            Accessible.ignored: true
            color: root.today ? Theme.colours.accent : root.inMonth ? Theme.colours.ink : Theme.colours.muted
            font.pixelSize: Theme.textSmall
            font.underline: root.today
            font.weight: root.today || root.chosen ? Font.Bold : Font.Normal
            text: root.today ? qsTr("%1 today").arg(root.number) : root.number
        }

        Repeater {
            model: root.picks.length

            Rectangle {
                id: entry

                required property int index
                readonly property string pickId: root.picks[entry.index]?.pickId ?? ""
                readonly property string time: root.picks[entry.index]?.time ?? ""
                readonly property string title: root.picks[entry.index]?.title ?? ""
                readonly property string stateKey: root.picks[entry.index]?.stateKey ?? ""
                readonly property string stateWord: root.picks[entry.index]?.stateWord ?? ""

                Layout.fillWidth: true
                border.color: Theme.colours.focus
                border.width: entry.pickId === root.selected ? Theme.focusWidth : 0
                color: Theme.statePaper(entry.stateKey)
                implicitHeight: line.implicitHeight + Theme.xs
                radius: Theme.xs
                z: drag.active ? 10 : 0
                Accessible.name: qsTr("%1 %2, %3").arg(entry.time).arg(entry.title).arg(entry.stateWord)
                Accessible.role: Accessible.Button
                Accessible.onPressAction: root.picked(entry.pickId)

                transform: Translate {
                    x: drag.active ? drag.activeTranslation.x : 0
                    y: drag.active ? drag.activeTranslation.y : 0
                }

                DragHandler {
                    id: drag

                    target: null
                    onActiveChanged: {
                        if (!drag.active)
                            root.dropped(entry.pickId, drag.centroid.scenePosition.x, drag.centroid.scenePosition.y);
                    }
                }

                TapHandler {
                    onTapped: root.picked(entry.pickId)
                }

                RowLayout {
                    id: line

                    anchors.left: parent.left
                    anchors.margins: 3
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 3

                    StateShape {
                        size: Math.round(Theme.textSmall * 0.75)
                        stateKey: entry.stateKey
                    }

                    AppText {
                        Layout.fillWidth: true
                        Accessible.ignored: true
                        color: Theme.stateInk(entry.stateKey)
                        elide: Text.ElideRight
                        font.pixelSize: Theme.textSmall
                        text: qsTr("%1 %2").arg(entry.time).arg(entry.title)
                    }
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }

    FocusFrame {
        anchors.margins: 1
        radius: 0
        shown: root.chosen && root.active
    }
}
