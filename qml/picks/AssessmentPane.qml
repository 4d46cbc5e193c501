// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The risk assessment as a table: Tab goes from cell to cell, scores are typed.
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickAssessment assessment: root.picks.assessment

    signal closed

    function enter(): void {
        const first = rows.itemAt(0) as HazardRow;
        if (first)
            first.enter();
        else
            by.focusField();
    }

    function save(): void {
        if (root.assessment.save())
            root.closed();
        else
            summary.takeFocus();
    }

    /// "rows[2].likelihood_before" is the third row.
    function rowOf(field: string): int {
        const found = /^rows\[(\d+)\]/.exec(field);
        return found ? parseInt(found[1]) : -1;
    }

    function errorOf(row: int): string {
        const at = root.assessment.problemFields.findIndex((field) => root.rowOf(field) === row);
        return at < 0 ? "" : root.assessment.problemMessages[at];
    }

    Accessible.name: qsTr("Risk assessment")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SheetHeading {
            Layout.fillWidth: true
            detail: root.assessment.sourceLine
            title: qsTr("Risk assessment: %1").arg(root.assessment.title)
            onClosed: root.closed()
        }

        ScrollPage {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Theme.s
                width: scroller.availableWidth - 2 * Theme.l
                x: Theme.l

                ErrorSummary {
                    id: summary

                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s
                    fields: root.assessment.problemFields
                    messages: root.assessment.problemMessages
                    onFieldWanted: (field) => {
                        const row = rows.itemAt(root.rowOf(field)) as HazardRow;
                        if (row)
                            row.enter();
                        else if (field === "review_on")
                            review.focusField();
                        else
                            by.focusField();
                    }
                }

                Repeater {
                    id: rows

                    model: root.assessment.rows

                    HazardRow {
                        id: row

                        Layout.fillWidth: true
                        error: {
                            root.assessment.problemFields;
                            return root.errorOf(row.index);
                        }
                        likelihoodMax: root.assessment.likelihoodMax
                        severityMax: root.assessment.severityMax
                        onEdited: (column, text) => root.assessment.setCell(row.index, column, text)
                        onRemoveWanted: root.assessment.removeRow(row.index)
                    }
                }

                RowLayout {
                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    spacing: Theme.s

                    ActionButton {
                        iconName: "plus"
                        text: qsTr("Add a row")
                        onClicked: {
                            root.assessment.addRow();
                            Qt.callLater(() => (rows.itemAt(rows.count - 1) as HazardRow)?.enter());
                        }
                    }

                    ActionButton {
                        kind: ActionButton.Quiet
                        text: qsTr("Begin again from the place")
                        onClicked: root.assessment.startAgain()
                    }

                    MutedText {
                        Layout.fillWidth: true
                        horizontalAlignment: Text.AlignRight
                        text: root.assessment.highest
                    }
                }
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.m
            spacing: Theme.m

            EntryField {
                id: by

                Layout.alignment: Qt.AlignTop
                Layout.maximumWidth: Math.round(260 * Theme.textScale)
                Layout.fillWidth: true
                error: root.assessment.problems["by"] ?? ""
                label: qsTr("Signed off by")
                text: root.assessment.by
                onAccepted: root.save()
                onEdited: (text) => root.assessment.by = text
            }

            DateField {
                id: review

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                ahead: true
                error: root.assessment.problems["review_on"] ?? ""
                label: qsTr("Look at it again on (12 months on where empty)")
                text: root.assessment.reviewText
                onEdited: (text) => root.assessment.reviewText = text
            }

            ActionButton {
                Layout.alignment: Qt.AlignBottom
                keyHint: qsTr("Ctrl+Enter")
                kind: ActionButton.Primary
                text: root.assessment.by.trim() === "" ? qsTr("Keep unsigned") : qsTr("Sign off")
                onClicked: root.save()
            }
        }
    }
}
