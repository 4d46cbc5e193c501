// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A line across the top of every screen: this is the sample, this file may only be read.
Rectangle {
    id: root

    required property string text
    property string actionText: ""

    signal acted

    color: Theme.colours.warningSoft
    implicitHeight: row.implicitHeight + Theme.s
    visible: root.text !== ""
    Accessible.name: root.text
    Accessible.role: Accessible.Note

    Hairline {
        anchors.bottom: parent.bottom
        color: Theme.colours.warningBorder
        width: parent.width
    }

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.l
        anchors.right: parent.right
        anchors.rightMargin: Theme.l
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.m

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            color: Theme.colours.warning
            font.pixelSize: Theme.textSmall
            text: root.text
            wrapMode: Text.Wrap
        }

        LinkButton {
            font.pixelSize: Theme.textSmall
            ink: Theme.colours.warning
            text: root.actionText
            visible: root.actionText !== ""
            onClicked: root.acted()
        }
    }
}
