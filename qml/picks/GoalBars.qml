// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What has been reached of each goal, as a bar with its numbers.
ColumnLayout {
    id: root

    required property LinesModel goals

    spacing: Theme.s

    Repeater {
        model: root.goals

        RowLayout {
            id: line

            required property string label
            required property string reached
            required property string goal
            required property real share

            Layout.fillWidth: true
            spacing: Theme.m
            Accessible.name: line.goal === "" ? qsTr("%1: %2").arg(line.label).arg(line.reached) : qsTr("%1: %2 of %3").arg(line.label).arg(line.reached).arg(line.goal)
            Accessible.role: Accessible.StaticText

            AppText {
                Layout.preferredWidth: Math.round(150 * Theme.textScale)
                Accessible.ignored: true
                text: line.label
            }

            AppText {
                Layout.preferredWidth: Math.round(130 * Theme.textScale)
                Accessible.ignored: true
                font.features: {
                    "tnum": 1
                }
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignRight
                text: line.goal === "" ? line.reached : qsTr("%1 of %2").arg(line.reached).arg(line.goal)
            }

            Rectangle {
                Layout.fillWidth: true
                border.color: Theme.colours.border
                border.width: Theme.hairline
                color: "transparent"
                implicitHeight: 12
                opacity: line.share >= 0 ? 1 : 0
                radius: 3

                Rectangle {
                    color: Theme.colours.accent
                    height: parent.height
                    radius: 3
                    width: parent.width * Math.max(0, Math.min(1, line.share))
                }
            }

            AppText {
                Layout.preferredWidth: Math.round(52 * Theme.textScale)
                Accessible.ignored: true
                font.features: {
                    "tnum": 1
                }
                horizontalAlignment: Text.AlignRight
                text: line.share >= 0 ? qsTr("%1 %").arg(Math.floor(line.share * 100)) : ""
            }
        }
    }
}
