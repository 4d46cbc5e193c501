// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What was chosen one after the other, each with a way to take it out again.
ColumnLayout {
    id: root

    required property LinesModel rows
    required property string textRole
    required property string wordsRole

    signal removed(row: int)

    spacing: Theme.xs
    visible: root.rows.count > 0

    Repeater {
        model: root.rows.count

        RowLayout {
            id: chosen

            required property int index
            readonly property string text: root.rows.value(chosen.index, root.textRole) ?? ""
            readonly property string words: root.wordsRole === "" ? "" : root.rows.value(chosen.index, root.wordsRole) ?? ""

            Layout.fillWidth: true
            spacing: Theme.s

            AppText {
                font.weight: Font.DemiBold
                text: chosen.text
            }

            MutedText {
                Layout.fillWidth: true
                text: chosen.words
                wrapMode: Text.Wrap
            }

            IconButton {
                flat: true
                iconName: "close"
                text: qsTr("Take %1 out").arg(chosen.text)
                onClicked: root.removed(chosen.index)
            }
        }
    }
}
