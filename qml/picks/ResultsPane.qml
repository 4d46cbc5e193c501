// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What the pick came to. Kilograms that were weighed and those estimated are never added up.
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickResults results: root.picks.results

    signal closed

    function enter(): void {
        (counts.itemAt(0) as EntryField)?.focusField();
    }

    function labelOf(field: string): string {
        switch (field) {
        case "bags_general":
            return qsTr("General bags");
        case "bags_recycling":
            return qsTr("Recycling bags");
        case "kg_measured":
            return qsTr("Kilograms weighed");
        case "bags_weighed":
            return qsTr("Bags weighed");
        case "sharps_found":
            return qsTr("Sharps found");
        case "fly_tips_found":
            return qsTr("Fly-tips found");
        case "bulky_items":
            return qsTr("Bulky items");
        case "sacks_issued":
            return qsTr("Sacks given out");
        default:
            return qsTr("Sacks brought back");
        }
    }

    function save(close: bool): void {
        if (close ? root.results.saveAndClose() : root.results.save())
            root.closed();
        else
            summary.takeFocus();
    }

    Accessible.name: qsTr("Figures")
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
            detail: root.results.people
            title: qsTr("Figures: %1").arg(root.results.title)
            onClosed: root.closed()
        }

        ScrollPage {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Theme.m
                width: Math.min(scroller.availableWidth - 2 * Theme.xl, 760 * Theme.textScale)
                x: Theme.xl

                ErrorSummary {
                    id: summary

                    Layout.fillWidth: true
                    Layout.topMargin: Theme.m
                    fields: root.results.problemFields
                    messages: root.results.problemMessages
                    onFieldWanted: (field) => {
                        for (let i = 0; i < counts.count; ++i) {
                            const item = counts.itemAt(i) as EntryField;
                            if (item && counts.model[i] === field)
                                item.focusField();
                        }
                    }
                }

                GridLayout {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.m
                    columnSpacing: Theme.l
                    columns: width > 520 * Theme.textScale ? 3 : 2
                    rowSpacing: Theme.m
                    uniformCellWidths: true

                    Repeater {
                        id: counts

                        model: ["bags_general", "bags_recycling", "kg_measured", "bags_weighed", "sharps_found", "fly_tips_found", "bulky_items", "sacks_issued", "sacks_returned"]

                        EntryField {
                            id: count

                            required property string modelData
                            required property int index

                            Layout.alignment: Qt.AlignBottom
                            Layout.fillWidth: true
                            error: root.results.problems[count.modelData] ?? ""
                            label: root.labelOf(count.modelData)
                            text: root.results.values[count.modelData] ?? ""
                            onAccepted: (counts.itemAt(count.index + 1) as EntryField)?.focusField()
                            onEdited: (text) => root.results.set(count.modelData, text)
                        }
                    }
                }

                ResultsNotes {
                    Layout.fillWidth: true
                    results: root.results
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.l
                    uniformCellSizes: true

                    ChoiceField {
                        Layout.fillWidth: true
                        choices: root.results.grades
                        code: root.results.values["grade_before"] ?? ""
                        label: qsTr("Grade before")
                        optional: true
                        onChosen: (code) => root.results.set("grade_before", code)
                    }

                    ChoiceField {
                        Layout.fillWidth: true
                        choices: root.results.grades
                        code: root.results.values["grade_after"] ?? ""
                        label: qsTr("Grade after")
                        optional: true
                        onChosen: (code) => root.results.set("grade_after", code)
                    }
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.l

                    PhotoShelf {
                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        photos: root.picks.photos
                        role: "before"
                        rows: root.picks.photos.before
                        title: qsTr("Photos before")
                    }

                    PhotoShelf {
                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        photos: root.picks.photos
                        role: "after"
                        rows: root.picks.photos.after
                        title: qsTr("Photos after")
                    }
                }

                ClearedReports {
                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    results: root.results
                    visible: root.results.reports.count > 0
                }
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.m
            spacing: Theme.s

            ActionButton {
                keyHint: qsTr("Ctrl+Enter")
                kind: ActionButton.Primary
                text: root.results.canClose ? qsTr("Save and close the pick") : qsTr("Save")
                onClicked: root.save(true)
            }

            ActionButton {
                text: qsTr("Save, close later")
                visible: root.results.canClose
                onClicked: root.save(false)
            }

            Item {
                Layout.fillWidth: true
            }
        }
    }
}
