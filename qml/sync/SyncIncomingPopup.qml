// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What files from other PCs would bring, before anything is kept.
Popup {
    id: root

    required property SyncIncoming incoming

    anchors.centerIn: Overlay.overlay
    closePolicy: Popup.CloseOnEscape
    focus: true
    modal: true
    padding: Theme.xl
    visible: root.incoming.open
    width: Math.min(Math.round(620 * Theme.textScale), (Overlay.overlay?.width ?? 700) - 2 * Theme.xl)
    onClosed: if (root.incoming.open) root.incoming.close()
    onOpened: (take.visible ? take : shut).forceActiveFocus(Qt.TabFocusReason)

    background: Rectangle {
        border.color: Theme.colours.border
        border.width: Theme.hairline
        color: Theme.colours.raised
        radius: Theme.radiusLarge
    }
    Overlay.modal: Rectangle {
        color: Theme.colours.scrim
    }
    contentItem: ColumnLayout {
        spacing: Theme.m

        AppText {
            Layout.fillWidth: true
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            text: root.incoming.taken ? qsTr("The files have been looked through and taken in") : qsTr("What the files would bring")
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        NoteBox {
            Layout.fillWidth: true
            text: root.incoming.problem
            tone: NoteBox.Danger
            visible: text !== ""
        }

        AppText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: root.incoming.countLine
            wrapMode: Text.Wrap
        }

        Repeater {
            model: root.incoming.files

            AppText {
                id: line

                required property string words
                required property string file

                Layout.fillWidth: true
                text: qsTr("%1: %2").arg(line.file).arg(line.words)
                wrapMode: Text.Wrap
            }
        }

        MutedText {
            Layout.fillWidth: true
            text: qsTr("Nothing has been kept yet. A copy of the records is made before anything is taken in.")
            visible: take.visible
            wrapMode: Text.Wrap
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s

            ActionButton {
                id: take

                kind: ActionButton.Primary
                text: qsTr("Take them in")
                visible: root.incoming.canTake
                onClicked: root.incoming.take(false)
            }

            ActionButton {
                text: qsTr("Take them in, with the deletions")
                visible: root.incoming.braked
                onClicked: root.incoming.take(true)
            }

            ActionButton {
                id: shut

                text: root.incoming.taken ? qsTr("Close") : qsTr("Take in nothing")
                onClicked: root.incoming.close()
            }
        }
    }
}
