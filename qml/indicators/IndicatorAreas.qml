// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One indicator in every area; choosing one shows it in full.
ColumnLayout {
    id: root

    required property IndicatorDesk desk

    signal placeWanted(place: string)

    spacing: Theme.xs

    Repeater {
        model: root.desk.areas

        RowLayout {
            id: row

            required property string place
            required property string name
            required property string value
            required property string change
            required property string words
            required property int tone

            Layout.fillWidth: true
            spacing: Theme.m

            LinkButton {
                Layout.preferredWidth: Math.round(150 * Theme.textScale)
                text: row.name
                onClicked: root.placeWanted(row.place)
            }

            AppText {
                Layout.preferredWidth: Math.round(90 * Theme.textScale)
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignRight
                text: row.value
            }

            AppText {
                Layout.preferredWidth: Math.round(110 * Theme.textScale)
                color: row.tone === 2 ? Theme.colours.danger : row.tone === 1 ? Theme.colours.stateDone : Theme.colours.warning
                font.weight: Font.DemiBold
                text: row.words
            }

            MutedText {
                Layout.fillWidth: true
                text: row.change
                wrapMode: Text.Wrap
            }
        }
    }
}
