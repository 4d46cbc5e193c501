// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A fact that people want elsewhere: one press copies it.
RowLayout {
    id: root

    required property AppContext context
    required property string label
    required property string value

    spacing: 0
    visible: root.value !== ""

    FactRow {
        Layout.fillWidth: true
        label: root.label
        value: root.value
    }

    IconButton {
        flat: true
        iconName: "copy"
        implicitHeight: 24
        implicitWidth: 28
        ink: Theme.colours.muted
        text: qsTr("Copy %1").arg(root.value)
        onClicked: root.context.copy(root.value)
    }
}
