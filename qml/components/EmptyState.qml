// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// What an empty list says: what goes here, and the first step.
ColumnLayout {
    id: root

    property string iconName: "info"
    property string title: ""
    property string text: ""
    property string actionText: ""

    signal acted

    spacing: Theme.s

    Icon {
        Layout.alignment: Qt.AlignHCenter
        color: Theme.colours.muted
        name: root.iconName
        size: Theme.icon * 2
    }

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        text: root.title
        wrapMode: Text.Wrap
    }

    AppText {
        Layout.fillWidth: true
        color: Theme.colours.muted
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        visible: root.text !== ""
        wrapMode: Text.Wrap
    }

    ActionButton {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.s
        text: root.actionText
        visible: root.actionText !== ""
        onClicked: root.acted()
    }
}
