// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What has happened, newest first, in sentences.
ColumnLayout {
    id: root

    required property HistoryModel history

    spacing: Theme.xs

    AppText {
        Layout.bottomMargin: Theme.xs
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("History")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.history

        RowLayout {
            id: entry

            required property string when
            required property string what
            required property string who

            Layout.fillWidth: true
            spacing: Theme.m
            Accessible.name: qsTr("%1: %2, by %3").arg(entry.when).arg(entry.what).arg(entry.who)
            Accessible.role: Accessible.ListItem

            Rectangle {
                Layout.fillHeight: true
                color: Theme.colours.divider
                implicitWidth: 2
            }

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                AppText {
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    font.pixelSize: Theme.textSmall + 1
                    text: entry.what
                    wrapMode: Text.Wrap
                }

                MutedText {
                    Layout.bottomMargin: Theme.s
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    text: entry.who === "" ? entry.when : qsTr("%1 · %2").arg(entry.when).arg(entry.who)
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
