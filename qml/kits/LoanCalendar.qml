// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What else the kits chosen are promised for, and what is in the way.
ColumnLayout {
    id: root

    required property LinesModel rows

    spacing: Theme.xs

    AppText {
        font.weight: Font.DemiBold
        text: qsTr("These kits are also wanted")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.rows

        RowLayout {
            id: row

            required property string text
            required property bool clash

            Layout.fillWidth: true
            spacing: Theme.s
            Accessible.name: row.clash ? qsTr("In the way: %1").arg(row.text) : row.text
            Accessible.role: Accessible.ListItem

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 2
                color: row.clash ? Theme.colours.danger : Theme.colours.muted
                name: row.clash ? "warning" : "calendar"
                size: Theme.iconSmall
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                color: row.clash ? Theme.colours.danger : Theme.colours.ink
                font.pixelSize: Theme.textSmall + 1
                text: row.clash ? qsTr("In the way: %1").arg(row.text) : row.text
                wrapMode: Text.Wrap
            }
        }
    }
}
