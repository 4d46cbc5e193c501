// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One loan: how it stands, what is missing, its next step and what has happened.
FocusScope {
    id: root

    required property AppContext context
    readonly property LoanDesk loans: root.context.loans
    readonly property PaperDesk papers: root.context.papers
    readonly property LoanDetail loan: root.loans.detail

    signal editWanted
    /// The borrower is to be lent nothing for a time.
    signal suspendWanted(name: string)

    function enter(): void {
        const first = buttons.itemAt(0) as ActionButton;
        (first ?? edit).forceActiveFocus(Qt.TabFocusReason);
    }

    function take(step: string): void {
        switch (step) {
        case "reserve":
        case "ready":
        case "close":
        case "no_show":
        case "take_back_extension":
            root.loan.take(step);
            break;
        case "sign":
            signing.open();
            break;
        case "return":
        case "account":
            returning.ask(step === "account");
            break;
        case "work_done":
            working.open();
            break;
        case "remind":
            reminding.open();
            break;
        default:
            asked.ask(step);
        }
    }

    function takeNextStep(): void {
        if (root.loan.actions.count > 0)
            root.take(root.loan.actions.value(0, "code"));
    }

    Accessible.name: qsTr("Loan %1").arg(root.loan.ref)
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
            width: scroller.availableWidth - 2 * Theme.l
            x: Theme.l

            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.l
                spacing: Theme.s

                AppText {
                    Layout.fillWidth: true
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    text: root.loan.title
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }

                StatusPill {
                    stateKey: root.loan.stateKey
                    word: root.loan.stateWord
                }
            }

            MutedText {
                Layout.fillWidth: true
                text: qsTr("Loan %1").arg(root.loan.ref)
            }

            Flow {
                Layout.fillWidth: true
                spacing: Theme.s

                Repeater {
                    id: buttons

                    model: root.loan.actions

                    ActionButton {
                        required property string code
                        required property string title
                        required property bool first

                        keyHint: first ? qsTr("Ctrl+Enter") : ""
                        kind: first ? ActionButton.Primary : ["cancel", "write_off"].includes(code) ? ActionButton.Danger : ActionButton.Secondary
                        text: title
                        onClicked: root.take(code)
                    }
                }

                ActionButton {
                    id: edit

                    iconName: "edit"
                    text: qsTr("Change")
                    visible: root.loan.mayChange
                    onClicked: root.editWanted()
                }

                PaperMenu {
                    kinds: root.papers.loanPapers
                    papers: root.papers
                    recordId: root.loan.loanId
                }
            }

            NoteBox {
                Layout.fillWidth: true
                text: root.loan.warning
                tone: NoteBox.Warning
                visible: root.loan.warning !== ""
            }

            NoteBox {
                Layout.fillWidth: true
                lead: qsTr("Sacks:")
                text: root.loan.sackWords
                tone: NoteBox.Warning
                visible: root.loan.sackWords !== ""
            }

            LoanClashes {
                Layout.fillWidth: true
                loan: root.loan
                visible: root.loan.clashes.count > 0
            }

            LoanGate {
                Layout.fillWidth: true
                loan: root.loan
                visible: root.loan.showsGate
            }

            Repeater {
                model: root.loan.facts

                FactRow {
                    required small

                    Layout.fillWidth: true
                }
            }

            LoanParts {
                Layout.fillWidth: true
                loan: root.loan
            }

            PhotoShelf {
                Layout.fillWidth: true
                photos: root.loans.photos
                role: "before"
                rows: root.loans.photos.before
                title: qsTr("Photos when it went out")
                visible: root.loans.photos.before.count > 0
            }

            PhotoShelf {
                Layout.fillWidth: true
                photos: root.loans.photos
                role: "after"
                rows: root.loans.photos.after
                title: qsTr("Photos when it came back")
                visible: root.loans.photos.after.count > 0
            }

            LinkButton {
                text: qsTr("Suspend the borrower")
                onClicked: root.suspendWanted(root.loan.title)
            }

            PhotoShelf {
                Layout.bottomMargin: Theme.l
                Layout.fillWidth: true
                photos: root.loans.photos
                rows: root.loans.photos.others
                title: qsTr("Other photos and papers")
            }
        }
    }

    LoanStepPopup {
        id: asked

        loan: root.loan
        photos: root.loans.photos
    }

    LoanSignPopup {
        id: signing

        loan: root.loan
    }

    LoanReturnPopup {
        id: returning

        loan: root.loan
        photos: root.loans.photos
    }

    LoanWorkPopup {
        id: working

        context: root.context
        loan: root.loan
    }

    LoanRemindPopup {
        id: reminding

        loan: root.loan
    }
}
