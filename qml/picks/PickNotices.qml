// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The texts made for everybody on the roster of a cancelled pick.
ColumnLayout {
    id: root

    required property LinesModel notices

    spacing: Theme.xs

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("To be told")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.notices

        ColumnLayout {
            id: entry

            required property string name
            required property string reach
            required property string words

            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                text: qsTr("%1 · %2").arg(entry.name).arg(entry.reach === "" ? qsTr("no number is kept: tell them through the leader") : entry.reach)
                wrapMode: Text.Wrap
            }

            MutedText {
                Layout.bottomMargin: Theme.s
                Layout.fillWidth: true
                text: entry.words
                wrapMode: Text.Wrap
            }
        }
    }
}
