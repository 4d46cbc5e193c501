// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What follows from the figures while they are typed.
ColumnLayout {
    id: root

    required property PickResults results

    spacing: Theme.xs

    Repeater {
        model: [root.results.estimate, root.results.remainder, root.results.remark]

        RowLayout {
            id: line

            required property string modelData

            Layout.fillWidth: true
            spacing: Theme.s
            visible: line.modelData !== ""

            Icon {
                color: Theme.colours.muted
                name: "info"
                size: Theme.iconSmall
            }

            AppText {
                Layout.fillWidth: true
                text: line.modelData
                wrapMode: Text.Wrap
                Accessible.role: Accessible.StaticText
            }
        }
    }

    MutedText {
        Layout.fillWidth: true
        text: qsTr("Sharps are never handled: each one becomes a report for the council, and each fly-tip too.")
        wrapMode: Text.Wrap
    }
}
