// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Who has sent what and when, what waits and why, and what can be done about it.
AppScreen {
    id: root

    readonly property SyncDesk desk: root.context.sync

    function enter(): void {
        if (root.desk.ready)
            (actions.children[0] as Item)?.forceActiveFocus(Qt.TabFocusReason);
        else
            start.enter();
    }

    Accessible.name: qsTr("Exchange")
    Accessible.role: Accessible.Pane

    FolderDialog {
        id: shared

        title: qsTr("Choose the folder that all PCs see")
        onAccepted: root.desk.chooseFolder(shared.selectedFolder)
    }

    FolderDialog {
        id: stick

        title: qsTr("Choose where to put the files")
        onAccepted: root.desk.exportTo(stick.selectedFolder)
    }

    FileDialog {
        id: opener

        fileMode: FileDialog.OpenFiles
        nameFilters: FileKinds.listing(qsTr("Files from other PCs"), ["scb"])
        onAccepted: root.desk.incoming.look(opener.selectedFiles)
    }

    SyncIncomingPopup {
        incoming: root.desk.incoming
        parent: root
    }

    SyncInvitePopup {
        id: inviting

        parent: root
        setup: root.desk.setup
    }

    SyncAreasPopup {
        id: giving

        parent: root
        setup: root.desk.setup
    }

    SyncRemovePopup {
        id: removing

        parent: root
        setup: root.desk.setup
    }

    DropArea {
        anchors.fill: parent
        enabled: root.desk.ready && !root.desk.sample
        keys: ["text/uri-list"]
        onDropped: (drop) => {
            root.desk.incoming.look(drop.urls);
            drop.accept();
        }
    }

    Flickable {
        id: scroller

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: page.implicitHeight + 2 * Theme.l
        contentWidth: width

        ScrollBar.vertical: ScrollBar {
        }

        FocusFollower {
            page: scroller
        }

        ColumnLayout {
            id: page

            spacing: Theme.m
            width: Math.min(root.width - 2 * Theme.l, Math.round(960 * Theme.textScale))
            x: Theme.l
            y: Theme.l

            AppText {
                Layout.fillWidth: true
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: root.desk.headline
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }

            NoteBox {
                Layout.fillWidth: true
                text: root.desk.problem
                tone: NoteBox.Warning
                visible: text !== ""
            }

            PassphraseBox {
                Layout.fillWidth: true
                desk: root.desk
                visible: root.desk.locked
            }

            SyncStart {
                id: start

                Layout.fillWidth: true
                setup: root.desk.setup
                visible: !root.desk.ready
            }

            NoteBox {
                Layout.fillWidth: true
                text: qsTr("This is how the screen looks in an office with several PCs. The sample borough itself never sends or takes anything.")
                visible: root.desk.sample
            }

            MutedText {
                Layout.fillWidth: true
                text: [root.desk.ownLine, root.desk.lastSent, root.desk.photoLine].filter((line) => line !== "").join(" ")
                visible: root.desk.ready
                wrapMode: Text.Wrap
            }

            Flow {
                id: actions

                Layout.fillWidth: true
                spacing: Theme.s
                visible: root.desk.ready

                ActionButton {
                    enabled: !root.desk.sample && !root.desk.locked
                    iconName: "sync"
                    kind: ActionButton.Primary
                    text: qsTr("Send now")
                    onClicked: root.desk.folder === "" ? shared.open() : root.desk.sendNow()
                }

                ActionButton {
                    enabled: !root.desk.sample
                    iconName: "folder"
                    text: root.desk.folder === "" ? qsTr("Choose the shared folder") : qsTr("Change the shared folder")
                    onClicked: shared.open()
                }

                ActionButton {
                    enabled: !root.desk.sample && !root.desk.locked
                    text: qsTr("Take in a file")
                    onClicked: opener.open()
                }

                ActionButton {
                    enabled: !root.desk.sample && !root.desk.locked
                    iconName: "export"
                    text: qsTr("Write files for stick or e-mail")
                    onClicked: stick.open()
                }

                ActionButton {
                    iconName: "people-plus"
                    text: qsTr("Invite a PC")
                    visible: root.desk.keepsRoot
                    onClicked: inviting.open()
                }
            }

            MutedText {
                Layout.fillWidth: true
                text: root.desk.folder === "" ? qsTr("No shared folder is chosen. Records go by the files you write and take in.") : qsTr("Shared folder: %1. It is looked at every minute.").arg(root.desk.folder)
                visible: root.desk.ready
                wrapMode: Text.WrapAnywhere
            }

            SyncLists {
                Layout.fillWidth: true
                desk: root.desk
                visible: root.desk.ready
                onAreasWanted: (device, name) => giving.openFor(device, name)
                onRemovalWanted: (device, name) => removing.openFor(device, name)
            }
        }
    }
}
