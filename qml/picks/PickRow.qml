// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// One pick in the register: what, when, how it stands and what is missing.
ListRow {
    id: root

    required property int index
    required property string pickId
    required property string title
    required property string when
    required property string place
    required property string stateKey
    required property string stateWord
    required property string booked
    required property string missing

    leftPadding: Theme.l
    rightPadding: Theme.l
    spoken: qsTr("%1, %2. %3. %4. %5. %6").arg(root.title).arg(root.stateWord).arg(root.when).arg(root.place).arg(root.booked).arg(root.missing)

    contentItem: ColumnLayout {
        spacing: 2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                text: root.title
            }

            StatusPill {
                Accessible.ignored: true
                stateKey: root.stateKey
                word: root.stateWord
            }
        }

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            elide: Text.ElideRight
            font.pixelSize: Theme.textSmall
            text: root.when
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s

            MutedText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: root.place
            }

            MutedText {
                Accessible.ignored: true
                font.features: {
                    "tnum": 1
                }
                text: root.booked
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.xs
            visible: root.missing !== ""

            Icon {
                color: Theme.colours.danger
                name: "warning"
                size: Theme.textSmall
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                color: Theme.colours.danger
                elide: Text.ElideRight
                font.pixelSize: Theme.textSmall
                text: root.missing
            }
        }
    }
}
