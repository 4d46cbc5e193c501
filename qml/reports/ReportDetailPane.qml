// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One report in full: how it stands, what may happen next, where it is and what has happened.
FocusScope {
    id: root

    required property AppContext context
    readonly property ReportDetail detail: root.context.detail

    signal editWanted
    signal photosWanted

    function enter(): void {
        actions.enter();
    }

    function takeNextStep(): void {
        actions.takeNextStep();
    }

    Accessible.name: qsTr("Report %1").arg(root.detail.ref)
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth

            ColumnLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.l
                Layout.bottomMargin: 0
                spacing: Theme.xs

                RowLayout {
                    Layout.fillWidth: true

                    MutedText {
                        Layout.fillWidth: true
                        text: root.detail.loggedLine
                        wrapMode: Text.Wrap
                    }

                    IconButton {
                        Layout.alignment: Qt.AlignTop
                        flat: true
                        iconName: "close"
                        implicitHeight: 28
                        implicitWidth: 28
                        keyHint: qsTr("Esc")
                        text: qsTr("Close this report")
                        onClicked: root.detail.reportId = ""
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

                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.s

                    StatusPill {
                        stateKey: root.detail.stateKey
                        word: root.detail.stateWord
                    }

                    StatusPill {
                        stateKey: "late"
                        visible: root.detail.late
                        word: qsTr("Late")
                    }

                    MutedText {
                        color: root.detail.late ? Theme.colours.danger : Theme.colours.muted
                        height: Math.max(implicitHeight, 22)
                        text: root.detail.dueLine
                        verticalAlignment: Text.AlignVCenter
                        width: Math.min(implicitWidth, parent.width)
                        wrapMode: Text.Wrap
                    }
                }
            }

            ReportActions {
                id: actions

                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                context: root.context
                focus: true
                onEditWanted: root.editWanted()
            }

            NoteBox {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                lead: root.detail.noticeLead
                text: root.detail.noticeText
                tone: NoteBox.Warning
                visible: root.detail.noticeText !== ""
            }

            ReportFacts {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                context: root.context
            }

            PhotoStrip {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                context: root.context
                onAddWanted: root.photosWanted()
            }

            HistoryList {
                Layout.bottomMargin: Theme.l
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                history: root.detail.history
            }
        }
    }
}
