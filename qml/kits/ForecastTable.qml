// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What each day and depot needs of a kit type, and what is there.
ColumnLayout {
    id: root

    required property string heading
    required property LinesModel rows

    spacing: 0

    AppText {
        Layout.bottomMargin: Theme.xs
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: root.heading
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.rows

        ColumnLayout {
            id: line

            required property string day
            required property string depot
            required property string typeName
            required property int needed
            required property int there
            required property bool missing
            required property string words

            Layout.fillWidth: true
            spacing: 0
            Accessible.name: qsTr("%1, %2, %3: %4 needed, %5 there, %6").arg(line.day).arg(line.depot).arg(line.typeName).arg(line.needed).arg(line.there).arg(line.words)
            Accessible.role: Accessible.ListItem

            RowLayout {
                Layout.bottomMargin: Theme.xs
                Layout.fillWidth: true
                Layout.topMargin: Theme.xs
                spacing: Theme.m

                AppText {
                    Layout.preferredWidth: Math.round(90 * Theme.textScale)
                    Accessible.ignored: true
                    text: line.day
                }

                AppText {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    Accessible.ignored: true
                    elide: Text.ElideRight
                    text: qsTr("%1, %2").arg(line.depot).arg(line.typeName)
                }

                AppText {
                    Accessible.ignored: true
                    text: qsTr("%1 needed, %2 there").arg(line.needed).arg(line.there)
                }

                AppText {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Accessible.ignored: true
                    color: line.missing ? Theme.colours.danger : Theme.colours.muted
                    text: line.words
                    wrapMode: Text.Wrap
                }
            }

            Hairline {
                Layout.fillWidth: true
            }
        }
    }
}
