// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What pick it is, when, and how it stands.
ColumnLayout {
    id: root

    required property PickDetail detail

    spacing: Theme.xs

    RowLayout {
        Layout.fillWidth: true

        MutedText {
            Layout.fillWidth: true
            text: root.detail.when
            wrapMode: Text.Wrap
        }

        IconButton {
            Layout.alignment: Qt.AlignTop
            flat: true
            iconName: "close"
            implicitHeight: 28
            implicitWidth: 28
            keyHint: qsTr("Esc")
            text: qsTr("Close this pick")
            onClicked: root.detail.pickId = ""
        }
    }

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textTitle
        font.weight: Font.Bold
        text: root.detail.title
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }

    StatusPill {
        stateKey: root.detail.stateKey
        word: root.detail.stateWord
    }
}
