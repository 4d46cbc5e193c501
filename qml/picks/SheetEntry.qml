// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The paper sheet: a line a person, Enter goes on to the next line. All lines are saved together.
FocusScope {
    id: root

    required property PickRoster roster

    signal saved

    function enter(): void {
        root.enterLine(lines.count - 1);
    }

    function enterLine(row: int): void {
        const line = lines.itemAt(Math.max(0, row)) as SheetRow;
        line?.enter();
    }

    function save(): void {
        if (root.roster.saveSheet())
            root.saved();
    }

    Accessible.name: qsTr("Paper sheet")
    Accessible.role: Accessible.Pane

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        spacing: Theme.s

        MutedText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s
            text: qsTr("A number or the start of a name, Tab, when they came, when they left, bags, and for a child who looks after them; Enter for the next line. Ctrl+Enter saves all.")
            wrapMode: Text.Wrap
        }

        ScrollPage {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Theme.xs
                width: scroller.availableWidth - Theme.m

                Repeater {
                    id: lines

                    model: root.roster.sheet

                    SheetRow {
                        id: line

                        Layout.fillWidth: true
                        roster: root.roster
                        onEdited: (column, text) => root.roster.setSheetCell(line.index, column, text)
                        onNextWanted: {
                            if (line.index + 1 < lines.count)
                                root.enterLine(line.index + 1);
                        }
                        onRemoveWanted: root.roster.removeSheetLine(line.index)
                    }
                }
            }
        }

        RowLayout {
            Layout.bottomMargin: Theme.m
            Layout.fillWidth: true
            spacing: Theme.m

            ActionButton {
                keyHint: qsTr("Ctrl+Enter")
                kind: ActionButton.Primary
                text: qsTr("Save the sheet")
                onClicked: root.save()
            }

            MutedText {
                Layout.fillWidth: true
                text: root.roster.sheetLine
            }
        }
    }
}
