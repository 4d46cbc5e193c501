// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A state in shape, word and colour, so that none of the three has to be seen.
Rectangle {
    id: root

    required property string stateKey
    required property string word

    border.color: Theme.stateInk(root.stateKey)
    border.width: Theme.appearance === "contrast" ? 1 : 0
    color: Theme.statePaper(root.stateKey)
    implicitHeight: row.implicitHeight + Theme.xs
    implicitWidth: row.implicitWidth + 2 * Theme.s
    radius: height / 2
    Accessible.name: root.word
    Accessible.role: Accessible.StaticText

    RowLayout {
        id: row

        anchors.centerIn: parent
        spacing: Theme.xs

        StateShape {
            stateKey: root.stateKey
        }

        AppText {
            Accessible.ignored: true
            color: Theme.stateInk(root.stateKey)
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            text: root.word
        }
    }
}
