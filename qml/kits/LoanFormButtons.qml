// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// Saves a loan, reserved at once or as a draft.
ColumnLayout {
    id: root

    property bool isChange: false

    signal saved(reserve: bool)
    signal cancelled

    spacing: 0

    Hairline {
        Layout.fillWidth: true
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.m
        spacing: Theme.s

        ActionButton {
            keyHint: qsTr("Ctrl+Enter")
            kind: ActionButton.Primary
            text: root.isChange ? qsTr("Save the loan") : qsTr("Reserve")
            onClicked: root.saved(true)
        }

        ActionButton {
            text: qsTr("Save as draft")
            visible: !root.isChange
            onClicked: root.saved(false)
        }

        ActionButton {
            keyHint: qsTr("Esc")
            text: qsTr("Not now")
            onClicked: root.cancelled()
        }
    }
}
