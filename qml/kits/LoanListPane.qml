// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The loans, overdue ones first, under a field that a scanner types into.
FocusScope {
    id: root

    required property LoanDesk loans

    signal lendWanted
    signal suspensionsWanted
    signal scanned(label: string)

    function enter(): void {
        if (list.count === 0) {
            scanner.focusField();
            return;
        }
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0)
            list.currentIndex = 0;
    }

    function enterFilter(): void {
        filter.focusField();
    }

    function select(row: int): void {
        list.currentIndex = row;
        root.loans.detail.loanId = root.loans.list.idAt(row);
    }

    Accessible.name: qsTr("Loans")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.m
            spacing: Theme.m

            EntryField {
                id: scanner

                Layout.fillWidth: true
                Layout.maximumWidth: Math.round(300 * Theme.textScale)
                label: qsTr("Scan a kit's label")
                objectName: "loanScanner"
                onAccepted: {
                    const label = scanner.text;
                    scanner.text = "";
                    root.scanned(label);
                }
            }

            EntryField {
                id: filter

                Layout.fillWidth: true
                Layout.maximumWidth: Math.round(300 * Theme.textScale)
                label: qsTr("Words in these loans")
                text: root.loans.list.text
                onAccepted: root.enter()
                onEdited: (text) => root.loans.list.text = text
            }

            Item {
                Layout.fillWidth: true
            }

            ActionButton {
                Layout.alignment: Qt.AlignBottom
                Accessible.description: qsTr("Insert")
                iconName: "plus"
                text: qsTr("New loan")
                onClicked: root.lendWanted()
            }
        }

        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            spacing: Theme.xs

            ChoiceChip {
                id: toDo

                checked: root.loans.list.filter === "open"
                text: qsTr("To do")
                onClicked: root.loans.list.filter = "open"
            }

            Repeater {
                model: root.loans.list.filters

                ChoiceChip {
                    id: chip

                    required property string code
                    required property string title

                    checked: root.loans.list.filter === chip.code
                    text: chip.title
                    onClicked: root.loans.list.filter = chip.checked ? chip.code : "open"
                }
            }

            LinkButton {
                height: toDo.height
                text: root.loans.suspensions.rows.count > 0 ? qsTr("Suspensions (%1)").arg(root.loans.suspensions.rows.count) : qsTr("Suspensions")
                onClicked: root.suspensionsWanted()
            }

            MutedText {
                height: toDo.height
                text: root.loans.list.summary
                verticalAlignment: Text.AlignVCenter
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: root.loans.list.currentRow
            focus: true
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.loans.list.rows
            visible: count > 0
            Accessible.name: qsTr("Loans")
            Accessible.role: Accessible.List
            Keys.onDownPressed: root.select(Math.min(list.count - 1, list.currentIndex + 1))
            Keys.onUpPressed: root.select(Math.max(0, list.currentIndex - 1))
            Keys.onReturnPressed: root.select(Math.max(0, list.currentIndex))
            Keys.onPressed: (event) => {
                event.accepted = true;
                if (event.key === Qt.Key_Home)
                    root.select(0);
                else if (event.key === Qt.Key_End)
                    root.select(list.count - 1);
                else if (event.key === Qt.Key_Insert)
                    root.lendWanted();
                else
                    event.accepted = false;
            }

            ScrollBar.vertical: ScrollBar {
            }
            delegate: LoanRow {
                current: root.loans.detail.loanId === loanId
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    root.select(index);
                }
            }
        }

        EmptyPane {
            Layout.fillHeight: true
            Layout.fillWidth: true
            actionText: root.loans.list.filtered ? qsTr("Show what is to do") : ""
            iconName: "toolkits"
            text: root.loans.list.filtered ? qsTr("Take the filter off to see more.") : qsTr("Scan a kit's label to lend it, or press New loan.")
            title: root.loans.list.filtered ? qsTr("No loan matches") : qsTr("Nothing is lent")
            visible: list.count === 0
            onActed: root.loans.list.clearFilters()
        }
    }
}
