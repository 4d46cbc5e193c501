// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The PCs of the council and how they stand, the files that wait, and what came and went.
ColumnLayout {
    id: root

    required property SyncDesk desk

    signal areasWanted(device: string, name: string)
    signal removalWanted(device: string, name: string)

    spacing: Theme.s

    AppText {
        Layout.topMargin: Theme.m
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("PCs")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.desk.peers

        ColumnLayout {
            id: peer

            required property string name
            required property string areas
            required property string when
            required property string words
            required property string entries
            required property string stateKey
            required property string stateWord
            required property bool isOther
            required property string device

            Layout.fillWidth: true
            spacing: Theme.xs
            Accessible.name: [peer.name, peer.areas, peer.stateWord, peer.words, peer.entries].join(", ")
            Accessible.role: Accessible.ListItem

            Hairline {
                Layout.fillWidth: true
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.m

                AppText {
                    Layout.preferredWidth: Math.round(180 * Theme.textScale)
                    Accessible.ignored: true
                    font.weight: Font.DemiBold
                    text: peer.name
                    wrapMode: Text.Wrap
                }

                StatusPill {
                    Accessible.ignored: true
                    stateKey: peer.stateKey
                    word: peer.stateWord
                }

                MutedText {
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    elide: Text.ElideRight
                    text: peer.when === "" ? peer.areas : qsTr("%1 · last heard %2").arg(peer.areas).arg(peer.when)
                }

                LinkButton {
                    text: qsTr("Give more areas")
                    visible: root.desk.keepsRoot && peer.isOther
                    Accessible.name: qsTr("Give %1 more areas").arg(peer.name)
                    onClicked: root.areasWanted(peer.device, peer.name)
                }

                LinkButton {
                    text: qsTr("Remove")
                    visible: root.desk.keepsRoot && peer.isOther
                    Accessible.name: qsTr("Remove %1").arg(peer.name)
                    onClicked: root.removalWanted(peer.device, peer.name)
                }
            }

            AppText {
                Layout.bottomMargin: Theme.xs
                Layout.fillWidth: true
                Accessible.ignored: true
                text: [peer.words, peer.entries].filter((line) => line !== "").join(" ")
                wrapMode: Text.Wrap
            }
        }
    }

    AppText {
        Layout.topMargin: Theme.l
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("Files that wait")
        Accessible.role: Accessible.Heading
    }

    MutedText {
        Layout.fillWidth: true
        text: qsTr("None. Everything that came has been taken in.")
        visible: root.desk.waiting.count === 0
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.desk.waiting

        NoteBox {
            id: file

            required property string from
            required property string since
            required property string why
            required property string reason
            required property int index

            Layout.fillWidth: true
            lead: ["no_key", "elsewhere", "clock", "erased"].includes(file.reason) ? file.from : qsTr("From %1, since %2").arg(file.from).arg(file.since)
            text: file.why
            tone: NoteBox.Warning

            ActionButton {
                text: qsTr("Look at it and decide")
                visible: file.reason === "deletions"
                onClicked: root.desk.lookAtWaiting(file.index)
            }
        }
    }

    SyncLog {
        Layout.fillWidth: true
        empty: qsTr("Nothing has come from another PC yet.")
        lines: root.desk.received
        title: qsTr("What came in")
    }

    SyncLog {
        Layout.fillWidth: true
        empty: qsTr("Nothing has been sent from here yet.")
        lines: root.desk.sent
        title: qsTr("What was sent")
    }
}
