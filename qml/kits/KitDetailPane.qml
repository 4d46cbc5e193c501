// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One kit: the one next step, what keeps it here, what is in it and what has happened.
FocusScope {
    id: root

    required property KitDesk kits
    readonly property KitDetail detail: root.kits.detail

    signal editWanted
    /// The next step is a loan's: lending, handing over, taking back, checking.
    signal loanWanted(label: string)

    function enter(): void {
        if (next.visible)
            next.forceActiveFocus(Qt.TabFocusReason);
        else
            edit.forceActiveFocus(Qt.TabFocusReason);
    }

    function takeNextStep(): void {
        switch (root.detail.nextStep) {
        case "find":
            root.detail.bringBack();
            break;
        case "complete":
            root.detail.complete();
            break;
        case "top_up":
            root.detail.topUp();
            break;
        case "close_repair":
        case "inspect":
        case "renew_ppe":
            asked.ask(root.detail.nextStep);
            break;
        default:
            root.loanWanted(root.detail.label);
        }
    }

    Accessible.name: qsTr("Kit %1").arg(root.detail.label)
    Accessible.role: Accessible.Pane

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth

            RowLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                Layout.topMargin: Theme.l
                spacing: Theme.m

                AppText {
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    text: root.detail.label
                    Accessible.role: Accessible.Heading
                }

                AppText {
                    Layout.fillWidth: true
                    elide: Text.ElideRight
                    text: root.detail.typeName
                }

                StatusPill {
                    stateKey: root.detail.stateKey
                    word: root.detail.stateWord
                }
            }

            Flow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                spacing: Theme.s

                ActionButton {
                    id: next

                    keyHint: qsTr("Ctrl+Enter")
                    kind: ActionButton.Primary
                    text: root.detail.nextWords
                    visible: root.detail.nextWords !== ""
                    onClicked: root.takeNextStep()
                }

                ActionButton {
                    id: edit

                    iconName: "edit"
                    text: qsTr("Change")
                    onClicked: root.editWanted()
                }

                ActionButton {
                    id: more

                    iconName: "more"
                    text: qsTr("More")
                    visible: root.detail.here
                    onClicked: menu.popup(more, 0, more.height + 2)

                    Menu {
                        id: menu

                        MenuItem {
                            text: qsTr("Enter an inspection")
                            onTriggered: asked.ask("inspect")
                        }

                        MenuItem {
                            text: qsTr("Something is to be repaired")
                            onTriggered: asked.ask("repair")
                        }

                        MenuItem {
                            text: qsTr("It is lost")
                            onTriggered: asked.ask("lost")
                        }

                        MenuItem {
                            text: qsTr("Write it off")
                            onTriggered: asked.ask("written_off")
                        }

                        MenuItem {
                            text: qsTr("Retire it")
                            onTriggered: asked.ask("retired")
                        }
                    }
                }
            }

            NoteBox {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                lead: qsTr("It cannot be lent")
                text: root.detail.blocks.join("\n")
                tone: NoteBox.Warning
                visible: root.detail.blocks.length > 0
            }

            ColumnLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                spacing: Theme.s

                Repeater {
                    model: root.detail.facts

                    FactRow {
                        Layout.fillWidth: true
                    }
                }
            }

            KitContents {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                detail: root.detail
            }

            Repeater {
                model: [qsTr("When it goes out"), qsTr("When it comes back")]

                ColumnLayout {
                    id: checks

                    required property int index
                    required property string modelData
                    readonly property list<string> lines: checks.index === 0 ? root.detail.handOverList : root.detail.returnList

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.l
                    Layout.rightMargin: Theme.l
                    spacing: Theme.xs
                    visible: checks.lines.length > 0

                    AppText {
                        font.weight: Font.DemiBold
                        text: checks.modelData
                        Accessible.role: Accessible.Heading
                    }

                    Repeater {
                        model: checks.lines

                        AppText {
                            required property int index
                            required property string modelData

                            Layout.fillWidth: true
                            font.pixelSize: Theme.textSmall + 1
                            text: qsTr("%1. %2").arg(index + 1).arg(modelData)
                            wrapMode: Text.Wrap
                        }
                    }
                }
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

    KitStepPopup {
        id: asked

        detail: root.detail
        onClosed: root.enter()
    }
}
