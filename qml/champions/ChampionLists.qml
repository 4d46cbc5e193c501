// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Plan B, trainings to renew or time credits: one list at a time with the sentence that says what
/// it means, and what may be done for everyone ticked.
FocusScope {
    id: root

    required property ChampionListsModel lists
    required property ChampionLedgerModel ledger

    signal championWanted(id: string)

    function enter(): void {
        if (list.count > 0)
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            sections.enter();
    }

    function titles(): list<string> {
        return root.lists.sections.map((section) => qsTr("%1 (%2)").arg(section.title).arg(section.figure));
    }

    RoundPopup {
        id: roundPopup

        ledger: root.ledger
        lists: root.lists
        parent: root
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s

        TextTabs {
            id: sections

            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            current: root.lists.section
            titles: root.titles()
            onChosen: (index) => root.lists.section = index
        }

        AppText {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            text: root.lists.busy ? qsTr("Looking through the records") : root.lists.sentence
            wrapMode: Text.Wrap
        }

        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            spacing: Theme.s
            visible: root.lists.people

            ActionButton {
                enabled: root.lists.rows.ticked > 0
                kind: root.lists.course === "" ? ActionButton.Primary : ActionButton.Secondary
                text: qsTr("Log a contact round")
                onClicked: roundPopup.open()
            }

            ActionButton {
                kind: ActionButton.Quiet
                text: root.lists.rows.ticked > 0 ? qsTr("Tick nobody") : qsTr("Tick everybody")
                onClicked: root.lists.rows.tickAll(root.lists.rows.ticked === 0)
            }
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            columnSpacing: Theme.m
            columns: root.width < 560 * Theme.textScale ? 1 : 3
            visible: root.lists.course !== ""

            EntryField {
                id: who

                Layout.fillWidth: true
                label: qsTr("Somebody else who came")
                placeholder: qsTr("Number or full name, then Enter")
                onAccepted: if (root.lists.add(who.text)) who.text = ""
            }

            DateField {
                id: day

                Layout.fillWidth: true
                label: qsTr("Day of the training")
                text: qsTr("today")
            }

            ActionButton {
                Layout.alignment: Qt.AlignBottom
                enabled: root.lists.rows.ticked > 0
                kind: ActionButton.Primary
                text: qsTr("Save the training evening")
                onClicked: root.lists.hold(day.text)
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.topMargin: -Theme.s
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            focus: true
            highlightMoveDuration: 0
            model: root.lists.rows
            visible: count > 0
            Accessible.name: root.lists.sentence
            Accessible.role: Accessible.List
            Keys.onReturnPressed: if (root.lists.people) root.championWanted(root.lists.rows.idAt(list.currentIndex))
            Keys.onEnterPressed: if (root.lists.people) root.championWanted(root.lists.rows.idAt(list.currentIndex))
            Keys.onSpacePressed: root.lists.rows.toggle(list.currentIndex)

            ScrollBar.vertical: ScrollBar {
            }
            delegate: TickRow {
                required property string recordId

                current: ListView.isCurrentItem
                focusPolicy: Qt.NoFocus
                ticks: root.lists.people
                width: ListView.view.width
                onClicked: {
                    list.currentIndex = index;
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    if (root.lists.people)
                        root.championWanted(recordId);
                }
                onTickWanted: root.lists.rows.toggle(index)
            }
        }

        EmptyState {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Theme.xl
            iconName: "check"
            title: root.lists.busy ? "" : qsTr("Nobody is on this list")
            visible: list.count === 0
        }
    }
}
