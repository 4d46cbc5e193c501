// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What a figure was counted from; what has a page can be gone to.
ColumnLayout {
    id: root

    required property IndicatorDesk desk

    spacing: Theme.xs

    MutedText {
        text: qsTr("Reading the records…")
        visible: root.desk.readingRecords
    }

    MutedText {
        Layout.fillWidth: true
        text: root.desk.noRecords
        visible: text !== ""
        wrapMode: Text.Wrap
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.m

        Repeater {
            model: root.desk.records

            Row {
                id: record

                required property int index
                required property string name
                required property string words
                required property string type

                spacing: Theme.xs

                LinkButton {
                    enabled: record.type !== ""
                    ink: record.type !== "" ? Theme.colours.accent : Theme.colours.ink
                    text: record.name
                    onClicked: root.desk.openRecord(record.index)
                }

                MutedText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: record.words
                    visible: text !== ""
                }
            }
        }
    }

    MutedText {
        text: qsTr("The first %1 of %2 are listed. Copy records takes all of them.").arg(root.desk.records.count).arg(root.desk.recordCount)
        visible: root.desk.recordCount > root.desk.records.count
    }
}
