// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What stands against handing over: every rule that fails, or that none does.
ColumnLayout {
    id: root

    required property LoanDetail loan

    spacing: Theme.xs

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: root.loan.gate.count === 0 ? qsTr("It may be handed over") : qsTr("Before it may be handed over")
        Accessible.role: Accessible.Heading
    }

    MutedText {
        Layout.bottomMargin: Theme.xs
        Layout.fillWidth: true
        text: root.loan.gate.count === 0 ? qsTr("Everybody is trained and has signed, and the kits are in order today.") : root.loan.mayOverride ? qsTr("Put these right, or have somebody answer for them by name.") : qsTr("These have to be put right. Nobody can answer for a kit that is not here.")
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.loan.gate

        RowLayout {
            id: rule

            required property string text

            Layout.fillWidth: true
            spacing: Theme.s
            Accessible.name: qsTr("Not met: %1").arg(rule.text)
            Accessible.role: Accessible.ListItem

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 2
                color: Theme.colours.danger
                name: "warning"
                size: Theme.iconSmall
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                color: Theme.colours.danger
                font.pixelSize: Theme.textSmall + 1
                text: rule.text
                wrapMode: Text.Wrap
            }
        }
    }
}
