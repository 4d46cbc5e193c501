// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Everything about one champion: what came of their reports, picks, hours, credits, trainings and
/// the times we spoke, with what may be done about each.
FocusScope {
    id: root

    required property ChampionLedgerModel ledger
    required property PaperDesk papers

    signal reportWanted(id: string)

    function enter(): void {
        contactButton.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: qsTr("Ledger of %1").arg(root.ledger.title)
    Accessible.role: Accessible.Pane

    ContactPopup {
        id: contactPopup

        ledger: root.ledger
        parent: root
    }

    TrainingPopup {
        id: trainingPopup

        ledger: root.ledger
        parent: root
    }

    CreditPopup {
        id: creditPopup

        ledger: root.ledger
        parent: root
    }

    WhyPopup {
        id: whyPopup

        ledger: root.ledger
        parent: root
    }

    ErasePopup {
        id: erasePopup

        parent: root
        personal: root.ledger.personal
    }

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth - 2 * Theme.xl
            x: Theme.xl

            AppText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.m
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: root.ledger.title
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }

            MutedText {
                Layout.fillWidth: true
                text: qsTr("%1 · %2").arg(root.ledger.status).arg(root.ledger.heardLine)
                wrapMode: Text.Wrap
            }

            Flow {
                Layout.fillWidth: true
                spacing: Theme.s

                ActionButton {
                    id: contactButton

                    focus: true
                    kind: ActionButton.Primary
                    text: qsTr("Log a contact")
                    onClicked: contactPopup.open()
                }

                ActionButton {
                    text: qsTr("Answers given")
                    visible: root.ledger.answersOwed > 0
                    onClicked: root.ledger.answersGiven("phone")
                }

                PaperMenu {
                    kinds: root.papers.championPapers
                    papers: root.papers
                    recordId: root.ledger.championId
                }
            }

            Repeater {
                model: root.ledger.facts

                FactRow {
                    id: fact

                    required property ledgerRow modelData

                    Layout.fillWidth: true
                    label: fact.modelData.title
                    value: fact.modelData.detail
                }
            }

            LedgerSection {
                Layout.fillWidth: true
                line: qsTr("%1. %2.").arg(root.ledger.reportsLine).arg(root.ledger.answersLine)
                opens: true
                rows: root.ledger.reports
                title: qsTr("Reports")
                onOpened: (id) => root.reportWanted(id)
            }

            LedgerSection {
                Layout.fillWidth: true
                line: qsTr("%1. %2.").arg(root.ledger.picksLine).arg(root.ledger.hoursLine)
                rows: root.ledger.picks
                title: qsTr("Picks and hours")
            }

            LedgerSection {
                Layout.fillWidth: true
                actionText: qsTr("Renew")
                rows: root.ledger.trainings
                title: qsTr("Trainings")
                onActed: (row) => trainingPopup.ask(row.action)

                ActionButton {
                    text: qsTr("Add a training")
                    onClicked: trainingPopup.ask("")
                }

                Repeater {
                    model: root.ledger.trainings

                    ActionButton {
                        id: revoke

                        required property ledgerRow modelData

                        kind: ActionButton.Quiet
                        text: qsTr("Revoke: %1").arg(revoke.modelData.title)
                        visible: revoke.modelData.stateKey !== "late"
                        onClicked: whyPopup.ask(revoke.modelData.id, true)
                    }
                }
            }

            LedgerSection {
                Layout.fillWidth: true
                actionText: qsTr("Reverse")
                line: root.ledger.creditsLine
                rows: root.ledger.credits
                title: qsTr("Time credits")
                onActed: (row) => whyPopup.ask(row.id, false)

                ActionButton {
                    text: qsTr("Issue")
                    onClicked: creditPopup.ask("issue")
                }

                ActionButton {
                    text: qsTr("Spend")
                    onClicked: creditPopup.ask("spend")
                }

                ActionButton {
                    text: qsTr("Give to another")
                    onClicked: creditPopup.ask("give")
                }
            }

            LedgerSection {
                Layout.fillWidth: true
                line: root.ledger.contacts.length === 0 ? qsTr("Nobody has written down a contact yet.") : ""
                rows: root.ledger.contacts
                title: qsTr("Contacts")
            }

            PersonalSection {
                Layout.bottomMargin: Theme.xl
                Layout.fillWidth: true
                ledger: root.ledger
                onEraseWanted: erasePopup.open()
            }
        }
    }
}
