// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// How much of an item a depot has.
ListRow {
    id: root

    required property int index
    required property string item
    required property string depot
    required property string level
    required property bool low
    required property string words

    spoken: qsTr("%1 at %2: %3. %4").arg(root.item).arg(root.depot).arg(root.level).arg(root.words)

    contentItem: RowLayout {
        spacing: Theme.m

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                text: root.item
            }

            MutedText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: root.depot
            }
        }

        RowLayout {
            spacing: Theme.xs
            visible: root.words !== ""

            Icon {
                color: Theme.colours.danger
                name: "warning"
                size: Theme.textSmall
                visible: root.low
            }

            AppText {
                Accessible.ignored: true
                color: root.low ? Theme.colours.danger : Theme.colours.muted
                font.pixelSize: Theme.textSmall
                text: root.words
            }
        }

        AppText {
            Layout.minimumWidth: Math.round(56 * Theme.textScale)
            Accessible.ignored: true
            font.features: {
                "tnum": 1
            }
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignRight
            text: root.level
        }
    }
}
