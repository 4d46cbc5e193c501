// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// The head of a sheet that stands over list and map: what it is, and the way back.
ColumnLayout {
    id: root

    required property string title
    property string detail: ""

    signal closed

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.l
        Layout.rightMargin: Theme.s
        Layout.topMargin: Theme.s
        spacing: Theme.s

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                elide: Text.ElideRight
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: root.title
                Accessible.role: Accessible.Heading
            }

            MutedText {
                Layout.fillWidth: true
                text: root.detail
                visible: text !== ""
                wrapMode: Text.Wrap
            }
        }

        IconButton {
            Layout.alignment: Qt.AlignTop
            flat: true
            iconName: "close"
            keyHint: qsTr("Esc")
            text: qsTr("Back to the list")
            onClicked: root.closed()
        }
    }

    Hairline {
        Layout.fillWidth: true
        Layout.topMargin: Theme.s
    }
}
