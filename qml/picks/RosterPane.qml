// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Who comes: the roster with one person beside it, or the paper sheet to be typed in.
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickRoster roster: root.picks.roster
    property bool typing: false

    signal closed

    function enter(): void {
        if (root.typing)
            sheet.enter();
        else
            adding.enter();
    }

    function save(): void {
        if (root.typing)
            sheet.save();
        else if (root.roster.person !== "")
            person.save();
    }

    Accessible.name: qsTr("People")
    Accessible.role: Accessible.Pane

    ErasePopup {
        id: erase

        parent: root
        personal: root.picks.personal
        staying: qsTr("Their place on the roster, minutes and bags stay.")
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SheetHeading {
            Layout.fillWidth: true
            detail: root.roster.summary
            title: qsTr("People: %1").arg(root.roster.title)
            onClosed: root.closed()
        }

        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.s
            spacing: Theme.xs

            ChoiceChip {
                checkable: false
                checked: !root.typing
                text: qsTr("Roster")
                onClicked: {
                    root.typing = false;
                    root.enter();
                }
            }

            ChoiceChip {
                checkable: false
                checked: root.typing
                text: qsTr("Type in the paper sheet")
                onClicked: {
                    root.typing = true;
                    root.enter();
                }
            }
        }

        SheetEntry {
            id: sheet

            Layout.fillHeight: true
            Layout.fillWidth: true
            roster: root.roster
            visible: root.typing
            onSaved: {
                root.typing = false;
                root.enter();
            }
        }

        RosterAdd {
            id: adding

            Layout.fillWidth: true
            Layout.margins: Theme.l
            roster: root.roster
            visible: !root.typing
        }

        RowLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: 0
            visible: !root.typing

            ListView {
                id: list

                Layout.fillHeight: true
                Layout.fillWidth: true
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                currentIndex: root.roster.rows.rowWith("attendance", root.roster.person)
                highlightMoveDuration: 0
                keyNavigationEnabled: false
                model: root.roster.rows
                visible: count > 0
                Accessible.name: qsTr("Roster")
                Accessible.role: Accessible.List
                Keys.onDownPressed: root.roster.person = root.roster.rows.value(Math.min(count - 1, currentIndex + 1), "attendance")
                Keys.onUpPressed: root.roster.person = root.roster.rows.value(Math.max(0, currentIndex - 1), "attendance")
                Keys.onReturnPressed: person.enter()
                Keys.onDeletePressed: root.roster.removePerson()

                ScrollBar.vertical: ScrollBar {
                }
                delegate: RosterRow {
                    current: root.roster.person === attendance
                    focusPolicy: Qt.NoFocus
                    width: ListView.view.width
                    onClicked: {
                        list.forceActiveFocus(Qt.MouseFocusReason);
                        root.roster.person = attendance;
                    }
                }
            }

            EmptyPane {
                Layout.fillHeight: true
                Layout.fillWidth: true
                iconName: "champions"
                text: qsTr("Add whoever books. On the day, type in the paper sheet: whoever is not on the roster walks in.")
                title: qsTr("Nobody has booked yet")
                visible: list.count === 0
            }

            PersonPane {
                id: person

                Layout.fillHeight: true
                Layout.preferredWidth: Math.round(300 * Math.min(Theme.textScale, 1.3))
                roster: root.roster
                visible: root.roster.person !== ""
                onClosed: list.forceActiveFocus(Qt.TabFocusReason)
                onEraseWanted: {
                    root.picks.personal.showGuest(root.roster.person, root.roster.personName);
                    erase.open();
                }
            }
        }
    }
}
