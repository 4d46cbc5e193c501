// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Says that something happened on an earlier day than it is written down, and why.
ColumnLayout {
    id: root

    required property LoanDetail loan
    readonly property string day: earlier.checked ? when.text : ""
    readonly property string why: earlier.checked ? reason.text : ""

    function clear(): void {
        earlier.checked = false;
        when.text = "";
        reason.text = "";
    }

    function focusField(field: string): void {
        earlier.checked = true;
        Qt.callLater(() => field === "reason" ? reason.focusField() : when.focusField());
    }

    spacing: Theme.s

    TickBox {
        id: earlier

        text: qsTr("It happened on an earlier day")
        onToggled: if (earlier.checked) when.focusField()
    }

    DateField {
        id: when

        Layout.fillWidth: true
        error: root.loan.problems["at"] ?? ""
        hint: qsTr("Such as yesterday, or 3 5 2026")
        label: qsTr("On which day?")
        visible: earlier.checked
    }

    EntryField {
        id: reason

        Layout.fillWidth: true
        error: root.loan.problems["reason"] ?? ""
        label: qsTr("Why is it written down later?")
        visible: earlier.checked
    }
}
