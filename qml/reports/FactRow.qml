// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A name on the left and what it is on the right. Not shown where there is nothing to say.
RowLayout {
    id: root

    required property string label
    required property string value
    property string small: ""

    spacing: Theme.m
    visible: root.value !== "" || root.small !== ""
    Accessible.name: qsTr("%1: %2 %3").arg(root.label).arg(root.value).arg(root.small)
    Accessible.role: Accessible.StaticText

    AppText {
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: Math.round(84 * Theme.textScale)
        Accessible.ignored: true
        color: Theme.colours.muted
        font.pixelSize: Theme.textSmall + 1
        text: root.label
        wrapMode: Text.Wrap
    }

    ColumnLayout {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        spacing: 1

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            font.pixelSize: Theme.textSmall + 1
            text: root.value
            visible: text !== ""
            wrapMode: Text.Wrap
        }

        MutedText {
            Layout.fillWidth: true
            Accessible.ignored: true
            text: root.small
            visible: text !== ""
            wrapMode: Text.Wrap
        }
    }
}
