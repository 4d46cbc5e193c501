// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// An indicator on the map: wards shaded by their value, dots where the records are, and what the
/// shades mean in words.
ColumnLayout {
    id: root

    required property IndicatorDesk desk

    spacing: Theme.s

    RecordMapItem {
        id: map

        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(340 * Math.min(1.4, Theme.textScale))
        map: root.desk.map
        mark: Theme.colours.ink
        outline: Theme.colours.border
        shade: Theme.colours.accent
        Accessible.description: qsTr("The list below has all records.")
        Accessible.name: qsTr("Map of %1, with %2 records").arg(root.desk.title).arg(root.desk.map.dotCount)
        Accessible.role: Accessible.Graphic
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.m

        Repeater {
            model: root.desk.legend

            Row {
                id: entry

                required property int level
                required property string words

                spacing: Theme.xs

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    border.color: Theme.colours.border
                    border.width: Theme.hairline
                    color: map.shadeOf(Theme.colours.accent, entry.level)
                    height: Theme.l
                    width: Theme.xl
                }

                AppText {
                    text: entry.words
                }
            }
        }

        MutedText {
            text: qsTr("Each dot is a record.")
            visible: root.desk.map.dotCount > 0
        }
    }
}
