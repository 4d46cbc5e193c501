// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The chart as a table, the latest month first. What is wider than the page is scrolled.
Flickable {
    id: root

    required property LinesModel months
    readonly property int numberWidth: Math.round(92 * Theme.textScale)

    activeFocusOnTab: root.interactive
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: table.implicitHeight
    contentWidth: Math.max(width, table.implicitWidth)
    flickableDirection: Flickable.HorizontalFlick
    implicitHeight: table.implicitHeight + (bar.visible ? bar.height : 0)
    interactive: contentWidth > width
    Accessible.name: qsTr("Month by month")
    Accessible.role: Accessible.Table
    Keys.onLeftPressed: root.flick(800, 0)
    Keys.onRightPressed: root.flick(-800, 0)

    ScrollBar.horizontal: ScrollBar {
        id: bar

        policy: root.interactive ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
    }

    component Number: AppText {
        Layout.preferredWidth: root.numberWidth
        horizontalAlignment: Text.AlignRight
    }

    ColumnLayout {
        id: table

        spacing: Theme.xs

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
}
