// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What is in a kit and what should be; how many are there can be put right.
ColumnLayout {
    id: root

    required property KitDetail detail

    spacing: 0

    AppText {
        Layout.bottomMargin: Theme.xs
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("What is in it")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.detail.contents

        ColumnLayout {
            id: line

            required property string itemId
            required property string name
            required property int expected
            required property int present
            required property bool lacking
            required property string words

            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.bottomMargin: 2
                Layout.fillWidth: true
                Layout.topMargin: 2
                spacing: Theme.m

                AppText {
                    Layout.fillWidth: true
                    elide: Text.ElideRight
                    text: line.name
                }

                AppText {
                    color: line.lacking ? Theme.colours.danger : Theme.colours.muted
                    font.pixelSize: Theme.textSmall
                    text: line.words
                }

                StepField {
                    id: count

                    enabled: root.detail.here
                    from: 0
                    to: 100000
                    value: line.present
                    Accessible.name: qsTr("%1: how many are there").arg(line.name)
                    onValueModified: root.detail.setPresent(line.itemId, count.value)
                }

                MutedText {
                    Layout.preferredWidth: Math.round(52 * Theme.textScale)
                    text: qsTr("of %1").arg(line.expected)
                }
            }

            Hairline {
                Layout.fillWidth: true
            }
        }
    }
}
