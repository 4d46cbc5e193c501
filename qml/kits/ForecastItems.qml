// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What is used up over the whole campaign, by depot.
ColumnLayout {
    id: root

    required property LinesModel rows

    spacing: 0

    AppText {
        Layout.bottomMargin: Theme.xs
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("Sacks and what else is used up")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.rows

        RowLayout {
            id: line

            required property string item
            required property string depot
            required property string needed
            required property string there
            required property bool missing
            required property string words

            Layout.bottomMargin: Theme.xs
            Layout.fillWidth: true
            Layout.topMargin: Theme.xs
            spacing: Theme.m
            Accessible.name: qsTr("%1 at %2: %3 needed, %4 there, %5").arg(line.item).arg(line.depot).arg(line.needed).arg(line.there).arg(line.words)
            Accessible.role: Accessible.ListItem

            AppText {
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                Accessible.ignored: true
                elide: Text.ElideRight
                text: qsTr("%1, %2").arg(line.item).arg(line.depot)
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
    }
}
