// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The file could not be opened: why, and what can be done about it.
FocusScope {
    id: root

    required property AppContext context

    signal fileWanted(purpose: string)

    function enter(): void {
        again.forceActiveFocus(Qt.TabFocusReason);
        root.Accessible.announce(root.context.problem, Accessible.Assertive);
    }

    Accessible.name: qsTr("The records could not be opened")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.sidebar
    }

    ColumnLayout {
        anchors.centerIn: parent
        spacing: Theme.l
        width: Math.min(root.width - 2 * Theme.xl, Math.round(640 * Theme.textScale))

        AppText {
            Layout.fillWidth: true
            font.pixelSize: Theme.textDisplay
            font.weight: Font.Bold
            text: qsTr("The records could not be opened")
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        NoteBox {
            Layout.fillWidth: true
            text: root.context.problem
            tone: NoteBox.Danger
        }

        MutedText {
            Layout.fillWidth: true
            text: qsTr("Nothing has been changed. The file is %1").arg(root.context.filePath)
            wrapMode: Text.WrapAnywhere
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s

            ActionButton {
                id: again

                focus: true
                kind: ActionButton.Primary
                text: qsTr("Try again")
                onClicked: root.context.tryAgain()
            }

            ActionButton {
                text: qsTr("Go back to the last good copy")
                visible: root.context.hasBackup
                onClicked: root.context.restoreLastBackup()
            }

            ActionButton {
                text: qsTr("Choose a copy")
                onClicked: root.fileWanted("restore")
            }

            ActionButton {
                text: qsTr("Open the sample borough")
                onClicked: root.context.firstRun.openSample()
            }
        }
    }
}
