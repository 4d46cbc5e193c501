// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What a CSV file would bring in, before it does: which rows are good, which refused and why.
Popup {
    id: root

    required property ImportModel model

    signal fileWanted(purpose: string)

    anchors.centerIn: Overlay.overlay
    closePolicy: Popup.CloseOnEscape
    focus: true
    height: Math.min(body.implicitHeight + 2 * Theme.xl, (Overlay.overlay?.height ?? 700) - 2 * Theme.xl)
    modal: true
    padding: Theme.xl
    visible: root.model.open
    width: Math.min(Math.round(680 * Theme.textScale), (Overlay.overlay?.width ?? 700) - 2 * Theme.xl)
    onClosed: if (root.model.open) root.model.close()
    onOpened: (root.model.canTake ? take : shut).forceActiveFocus(Qt.TabFocusReason)

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
        id: body

        spacing: Theme.m

        AppText {
            Layout.fillWidth: true
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            text: root.model.taken ? qsTr("%1 has been brought in").arg(root.model.fileName) : qsTr("Bring in %1").arg(root.model.fileName)
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        NoteBox {
            Layout.fillWidth: true
            text: root.model.problem
            tone: NoteBox.Danger
            visible: text !== ""
        }

        AppText {
            Layout.fillWidth: true
            text: root.model.layoutLine
            visible: text !== ""
            wrapMode: Text.Wrap
        }

        AppText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: root.model.countLine
            visible: text !== ""
            wrapMode: Text.Wrap
        }

        MutedText {
            Layout.fillWidth: true
            text: qsTr("Nothing has been kept yet. A copy of the records is made before anything is brought in.")
            visible: root.model.canTake
            wrapMode: Text.Wrap
        }

        NoteBox {
            Layout.fillWidth: true
            text: root.model.toldLines
            tone: NoteBox.Warning
            visible: text !== ""
        }

        UnknownColumns {
            Layout.fillWidth: true
            model: root.model
            visible: root.model.unknown.length > 0
        }

        RefusedRows {
            Layout.fillHeight: true
            Layout.fillWidth: true
            model: root.model
            visible: root.model.refused > 0
        }

        MutedText {
            Layout.fillWidth: true
            text: root.model.moreLine
            visible: text !== ""
            wrapMode: Text.Wrap
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s

            ActionButton {
                id: take

                kind: ActionButton.Primary
                text: root.model.refused > 0 ? qsTr("Bring in the %1 good rows").arg(root.model.good) : qsTr("Bring them in")
                visible: root.model.canTake
                onClicked: root.model.take()
            }

            ActionButton {
                text: qsTr("Save the refused rows")
                visible: root.model.refused > 0
                onClicked: root.fileWanted("rejects")
            }

            ActionButton {
                id: shut

                text: root.model.taken ? qsTr("Close") : qsTr("Bring in nothing")
                onClicked: root.model.close()
            }
        }
    }
}
