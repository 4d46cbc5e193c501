// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What must hold before a pick is approved: each rule met or not, and the step that mends it.
ColumnLayout {
    id: root

    required property PickDetail detail

    signal mendWanted(step: string)

    spacing: Theme.xs

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("Before it may be approved")
        Accessible.role: Accessible.Heading
    }

    MutedText {
        Layout.bottomMargin: Theme.xs
        Layout.fillWidth: true
        text: root.detail.gateLine
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.detail.gate

        RowLayout {
            id: rule

            required property bool met
            required property string text
            required property string mend
            required property string mendText

            Layout.fillWidth: true
            spacing: Theme.s
            Accessible.name: rule.met ? qsTr("Met: %1").arg(rule.text) : qsTr("Not met: %1").arg(rule.text)
            Accessible.role: Accessible.ListItem

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 2
                color: rule.met ? Theme.colours.stateDone : Theme.colours.danger
                name: rule.met ? "check" : "warning"
                size: Theme.iconSmall
            }

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                AppText {
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    color: rule.met ? Theme.colours.ink : Theme.colours.danger
                    font.pixelSize: Theme.textSmall + 1
                    text: rule.text
                    wrapMode: Text.Wrap
                }

                LinkButton {
                    font.pixelSize: Theme.textSmall
                    text: rule.mendText
                    visible: !rule.met
                    onClicked: root.mendWanted(rule.mend)
                }
            }
        }
    }
}
