// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// One person on the roster.
ListRow {
    id: root

    required property int index
    required property string attendance
    required property string name
    required property string stateKey
    required property string stateWord
    required property string minutes
    required property string bags
    required property string detail
    required property string contact

    spoken: qsTr("%1, %2. %3. %4 minutes, %5 bags. In an emergency: %6").arg(root.name).arg(root.stateWord).arg(root.detail).arg(root.minutes).arg(root.bags).arg(root.contact)

    contentItem: RowLayout {
        spacing: Theme.m

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                text: root.name
            }

            MutedText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: root.contact === "" ? root.detail : root.detail === "" ? qsTr("Emergency: %1").arg(root.contact) : qsTr("%1 · emergency: %2").arg(root.detail).arg(root.contact)
                visible: text !== ""
            }
        }

        AppText {
            Accessible.ignored: true
            font.features: {
                "tnum": 1
            }
            horizontalAlignment: Text.AlignRight
            text: root.minutes === "" ? "" : qsTr("%1 min").arg(root.minutes)
        }

        AppText {
            Layout.preferredWidth: Math.round(56 * Theme.textScale)
            Accessible.ignored: true
            font.features: {
                "tnum": 1
            }
            horizontalAlignment: Text.AlignRight
            text: root.bags === "" ? "" : root.bags === "1" ? qsTr("1 bag") : qsTr("%1 bags").arg(root.bags)
        }

        Item { // as wide for every word, so that the numbers stand below each other
            implicitHeight: pill.implicitHeight
            implicitWidth: Math.max(pill.implicitWidth, Math.round(112 * Theme.textScale))

            StatusPill {
                id: pill

                Accessible.ignored: true
                stateKey: root.stateKey
                word: root.stateWord
            }
        }
    }
}
