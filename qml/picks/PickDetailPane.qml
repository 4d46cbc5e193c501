// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One pick: how it stands, what is missing, its next steps and what has happened.
FocusScope {
    id: root

    required property PickDesk picks
    required property PaperDesk papers
    readonly property PickDetail detail: root.picks.detail

    signal editWanted
    /// assess, roster, figures, move: a screen of its own.
    signal sheetWanted(sheet: string)

    function enter(): void {
        const first = buttons.itemAt(0) as ActionButton;
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
        else
            edit.forceActiveFocus(Qt.TabFocusReason);
    }

    function take(step: string, title: string): void {
        switch (step) {
        case "assess":
        case "figures":
            root.sheetWanted(step);
            break;
        case "start":
            root.detail.start();
            break;
        case "close":
            root.detail.close();
            break;
        default:
            asked.ask(step, title);
        }
    }

    function takeNextStep(): void {
        if (root.detail.actions.count > 0)
            root.take(root.detail.actions.value(0, "code"), root.detail.actions.value(0, "title"));
    }

    Accessible.name: qsTr("Litter pick %1").arg(root.detail.title)
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

            PickHeading {
                Layout.bottomMargin: 0
                Layout.fillWidth: true
                Layout.margins: Theme.l
                detail: root.detail
            }

            Flow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                spacing: Theme.s

                Repeater {
                    id: buttons

                    model: root.detail.actions

                    ActionButton {
                        required property string code
                        required property string title
                        required property bool first

                        keyHint: first ? qsTr("Ctrl+Enter") : ""
                        kind: first ? ActionButton.Primary : code === "cancel" ? ActionButton.Danger : ActionButton.Secondary
                        text: title
                        onClicked: root.take(code, title)
                    }
                }

                ActionButton {
                    id: edit

                    iconName: "edit"
                    text: qsTr("Change")
                    onClicked: root.editWanted()
                }

                ActionButton {
                    iconName: "champions"
                    text: qsTr("People")
                    onClicked: root.sheetWanted("roster")
                }

                PickFileMenu {
                    papers: root.papers
                    picks: root.picks
                }

                ActionButton {
                    iconName: "trash"
                    text: qsTr("Delete")
                    onClicked: root.detail.remove()
                }
            }

            NoteBox {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                text: root.detail.warning
                tone: NoteBox.Warning
                visible: root.detail.warning !== ""
            }

            PickGate {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                detail: root.detail
                visible: root.detail.showsGate
                onMendWanted: (step) => step === "assess" ? root.sheetWanted("assess") : root.editWanted()
            }

            ColumnLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                spacing: Theme.s

                Repeater {
                    model: root.detail.facts

                    FactRow {
                        required small

                        Layout.fillWidth: true
                    }
                }
            }

            LinkButton {
                Layout.leftMargin: Theme.l
                text: qsTr("Erase who asked for it")
                visible: root.detail.askedBy !== ""
                onClicked: {
                    root.picks.personal.showRequester(root.detail.pickId, root.detail.askedBy);
                    erase.open();
                }
            }

            PickLoans {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                detail: root.detail
            }

            PickNotices {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                notices: root.detail.notices
                visible: root.detail.notices.count > 0
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

    ErasePopup {
        id: erase

        parent: root
        personal: root.picks.personal
        staying: qsTr("The pick itself stays.")
    }

    PickStepPopup {
        id: asked

        detail: root.detail
    }
}
