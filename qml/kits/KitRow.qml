// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// One kit in the register: its label, what it is, where it is and how it stands.
ListRow {
    id: root

    required property int index
    required property string kitId
    required property string label
    required property string typeName
    required property string place
    required property string stateKey
    required property string stateWord
    required property string blocks

    spoken: qsTr("%1, %2. %3. %4. %5").arg(root.label).arg(root.stateWord).arg(root.typeName).arg(root.place).arg(root.blocks)

    contentItem: RowLayout {
        spacing: Theme.m

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            RowLayout {
                spacing: Theme.s

                AppText {
                    Accessible.ignored: true
                    font.weight: Font.DemiBold
                    text: root.label
                }

                AppText {
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    elide: Text.ElideRight
                    text: root.typeName
                }
            }

            MutedText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: root.place
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.xs
                visible: root.blocks !== ""

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
                    text: root.blocks
                }
            }
        }

        StatusPill {
            Accessible.ignored: true
            stateKey: root.stateKey
            word: root.stateWord
        }
    }
}
