// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A part of the ledger: its heading, one line that sums it up, its rows and what may be done.
ColumnLayout {
    id: root

    required property string title
    property string line: ""
    property list<ledgerRow> rows
    property bool opens: false
    /// What may be done with a row that has an action.
    property string actionText: ""
    default property alias buttons: actions.data

    signal acted(row: ledgerRow)
    signal opened(id: string)

    spacing: Theme.xs

    Hairline {
        Layout.bottomMargin: Theme.xs
        Layout.fillWidth: true
    }

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: root.title
        Accessible.role: Accessible.Heading
    }

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textSmall + 1
        text: root.line
        visible: text !== ""
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.rows

        LedgerLine {
            id: entry

            required property ledgerRow modelData

            Layout.fillWidth: true
            Layout.topMargin: Theme.xs
            actionText: entry.modelData.action === "" ? "" : root.actionText
            opens: root.opens
            row: entry.modelData
            onActed: root.acted(entry.modelData)
            onOpened: root.opened(entry.modelData.id)
        }
    }

    Flow {
        id: actions

        Layout.fillWidth: true
        Layout.topMargin: Theme.xs
        spacing: Theme.s
        visible: children.length > 0
    }
}
