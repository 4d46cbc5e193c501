// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The kits lent for a pick, each leading to its loan, and the way to lend more.
ColumnLayout {
    id: root

    required property PickDetail detail

    spacing: Theme.xs

    AppText {
        font.weight: Font.DemiBold
        text: qsTr("Kits for this pick")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.detail.loans

        RowLayout {
            id: loan

            required property string loanId
            required property string words
            required property string stateKey
            required property string stateWord

            Layout.fillWidth: true
            spacing: Theme.s

            LinkButton {
                Layout.fillWidth: true
                text: loan.words
                onClicked: root.detail.openLoan(loan.loanId)
            }

            StatusPill {
                stateKey: loan.stateKey
                word: loan.stateWord
            }
        }
    }

    MutedText {
        text: qsTr("None booked yet")
        visible: root.detail.loans.count === 0
    }

    ActionButton {
        Layout.topMargin: Theme.xs
        iconName: "toolkits"
        text: qsTr("Lend kits for it")
        visible: !root.detail.isOver
        onClicked: root.detail.lendKits()
    }
}
