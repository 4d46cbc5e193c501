// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Whether there is enough for a campaign: kits by day and depot, what could be swapped, sacks.
AppScreen {
    id: root

    readonly property ForecastDesk forecast: root.context.kits.forecast

    function enter(): void {
        campaign.focusField();
    }

    Accessible.name: qsTr("Plan ahead")
    Accessible.role: Accessible.Pane

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth

            ChoiceField {
                id: campaign

                Layout.leftMargin: Theme.l
                Layout.maximumWidth: Math.round(360 * Theme.textScale)
                Layout.fillWidth: true
                Layout.topMargin: Theme.m
                choices: root.forecast.campaigns
                code: root.forecast.campaign
                label: qsTr("Campaign")
                onChosen: (code) => root.forecast.campaign = code
            }

            NoteBox {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                text: root.forecast.summary
                tone: root.forecast.enough ? NoteBox.Plain : NoteBox.Warning
                visible: root.forecast.summary !== ""
            }

            ForecastTable {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                heading: qsTr("Kits by day and depot")
                rows: root.forecast.lines
                visible: root.forecast.lines.count > 0
            }

            ColumnLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                spacing: Theme.xs
                visible: root.forecast.swaps.count > 0

                AppText {
                    font.pixelSize: Theme.textLead
                    font.weight: Font.DemiBold
                    text: qsTr("What another depot could give")
                    Accessible.role: Accessible.Heading
                }

                Repeater {
                    model: root.forecast.swaps

                    AppText {
                        required property string day
                        required property string words

                        Layout.fillWidth: true
                        text: qsTr("%1: %2").arg(day).arg(words)
                        wrapMode: Text.Wrap
                    }
                }
            }

            ForecastItems {
                Layout.bottomMargin: Theme.l
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                rows: root.forecast.items
                visible: root.forecast.items.count > 0
            }
        }
    }
}
