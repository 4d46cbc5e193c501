// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Who did most, as a table: most bags first.
ColumnLayout {
    id: root

    required property LinesModel lines
    required property string title
    readonly property int wide: Math.round(54 * Theme.textScale)

    spacing: Theme.xs

    AppText {
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: root.title
        Accessible.role: Accessible.Heading
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s

        Item {
            Layout.fillWidth: true
            implicitHeight: 1
        }

        Repeater {
            model: [qsTr("Picks"), qsTr("Bags"), qsTr("People"), qsTr("Hours")]

            MutedText {
                required property string modelData

                Layout.preferredWidth: root.wide
                horizontalAlignment: Text.AlignRight
                text: modelData
            }
        }
    }

    Repeater {
        model: root.lines

        RowLayout {
            id: line

            required property string name
            required property string held
            required property string bags
            required property string volunteers
            required property string hours

            Layout.fillWidth: true
            spacing: Theme.s
            Accessible.name: qsTr("%1: %2 picks, %3 bags, %4 people, %5 hours").arg(line.name).arg(line.held).arg(line.bags).arg(line.volunteers).arg(line.hours)
            Accessible.role: Accessible.Row

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: line.name
            }

            Repeater {
                model: [line.held, line.bags, line.volunteers, line.hours]

                AppText {
                    required property string modelData

                    Layout.preferredWidth: root.wide
                    Accessible.ignored: true
                    font.features: {
                        "tnum": 1
                    }
                    horizontalAlignment: Text.AlignRight
                    text: modelData
                }
            }
        }
    }
}
