// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// One report in a list, in the three lines an officer reads.
ListRow {
    id: root

    required property int index
    required property string reportId
    required property string ref
    required property string title
    required property string place
    required property string teller
    required property string stateKey
    required property string stateWord
    required property string dueText
    required property bool late
    required property bool fromChampion
    /// No room for the pill beside the title: it stands below.
    readonly property bool narrow: root.width < 330 * Theme.textScale

    spoken: qsTr("%1, %2. %3. %4, %5. %6").arg(root.title).arg(root.place).arg(root.teller).arg(root.stateWord).arg(root.dueText).arg(root.ref)
    leftPadding: Theme.l

    contentItem: RowLayout {
        spacing: Theme.s - 1

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.xs - 1
            color: Theme.colours.accent
            name: "champion"
            opacity: root.fromChampion ? 1 : 0
            size: Theme.textSmall
        }

        ColumnLayout {
            Layout.fillWidth: true
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
                    visible: !root.narrow
                    word: root.stateWord
                }
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
                    color: root.late ? Theme.colours.danger : Theme.colours.muted
                    font.weight: root.late ? Font.DemiBold : Font.Normal
                    text: root.dueText
                }
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.s

                MutedText {
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    elide: Text.ElideRight
                    text: root.teller
                }

                MutedText {
                    Accessible.ignored: true
                    font.features: {
                        "tnum": 1
                    }
                    text: root.ref
                }
            }

            StatusPill {
                Accessible.ignored: true
                stateKey: root.stateKey
                visible: root.narrow
                word: root.stateWord
            }
        }
    }
}
