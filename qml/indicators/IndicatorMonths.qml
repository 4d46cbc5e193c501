// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The chart as a table, the latest month first.
ColumnLayout {
    id: root

    required property LinesModel months
    readonly property int numberWidth: Math.round(84 * Theme.textScale)

    spacing: Theme.xs

    component Number: AppText {
        Layout.preferredWidth: root.numberWidth
        horizontalAlignment: Text.AlignRight
    }

    RowLayout {
        spacing: Theme.m

        MutedText {
            Layout.preferredWidth: Math.round(140 * Theme.textScale)
            text: qsTr("Month")
        }

        Number {
            color: Theme.colours.muted
            text: qsTr("Value")
        }

        Number {
            color: Theme.colours.muted
            text: qsTr("Lower limit")
        }

        Number {
            color: Theme.colours.muted
            text: qsTr("Mean")
        }

        Number {
            color: Theme.colours.muted
            text: qsTr("Upper limit")
        }

        Number {
            color: Theme.colours.muted
            text: qsTr("Moving range")
        }
    }

    Repeater {
        model: root.months

        RowLayout {
            id: row

            required property string month
            required property string value
            required property string lower
            required property string centre
            required property string upper
            required property string range
            required property string words

            spacing: Theme.m

            AppText {
                Layout.preferredWidth: Math.round(140 * Theme.textScale)
                text: row.month
            }

            Number {
                font.weight: Font.DemiBold
                text: row.value
            }

            Number {
                text: row.lower
            }

            Number {
                text: row.centre
            }

            Number {
                text: row.upper
            }

            Number {
                text: row.range
            }

            AppText {
                font.weight: Font.DemiBold
                text: row.words
            }
        }
    }
}
