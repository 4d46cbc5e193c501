// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A line of the ledger: what it was, what is said of it, its state, a figure and what may be done.
RowLayout {
    id: root

    required property ledgerRow row
    property string actionText: ""

    signal acted
    signal opened

    property bool opens: false

    spacing: Theme.s
    Accessible.name: qsTr("%1. %2. %3 %4").arg(root.row.title).arg(root.row.detail).arg(root.row.stateWord).arg(root.row.figure)
    Accessible.role: Accessible.ListItem

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            font.pixelSize: Theme.textSmall + 1
            text: root.row.title
            visible: !root.opens
            wrapMode: Text.Wrap
        }

        LinkButton {
            Layout.fillWidth: true
            font.pixelSize: Theme.textSmall + 1
            text: root.row.title
            visible: root.opens
            onClicked: root.opened()
        }

        MutedText {
            Layout.fillWidth: true
            Accessible.ignored: true
            text: root.row.detail
            visible: text !== ""
            wrapMode: Text.Wrap
        }
    }

    AppText {
        Accessible.ignored: true
        font.features: {
            "tnum": 1
        }
        font.pixelSize: Theme.textSmall + 1
        text: root.row.figure
        visible: text !== ""
    }

    StatusPill {
        stateKey: root.row.stateKey
        visible: root.row.stateKey !== ""
        word: root.row.stateWord
    }

    LinkButton {
        font.pixelSize: Theme.textSmall
        text: root.actionText
        visible: root.actionText !== ""
        onClicked: root.acted()
    }
}
