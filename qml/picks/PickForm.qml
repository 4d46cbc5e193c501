// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Plans a pick or changes one. Only the title must be there: the rest may follow.
FocusScope {
    id: root

    required property PickDesk picks
    readonly property PickEditor editor: root.picks.editor

    signal closed

    function enter(): void {
        what.focusField();
    }

    function save(): void {
        if (root.editor.save())
            root.closed();
        else if (root.editor.problemFields.length > 0)
            summary.takeFocus();
    }

    function goTo(field: string): void {
        switch (field) {
        case "title":
            what.focusField();
            break;
        case "day":
        case "starts_at":
            day.focusField();
            break;
        case "time":
            time.focusField();
            break;
        case "minutes":
            minutes.focusField();
            break;
        case "place":
            where.enter();
            break;
        case "lead":
            lead.focusField();
            break;
        default:
            more.show(field);
        }
    }

    Accessible.name: root.editor.isChange ? qsTr("Change a pick") : qsTr("Plan a pick")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ScrollPage {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Theme.l
                width: scroller.availableWidth - 2 * Theme.xl
                x: Theme.xl

                AppText {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.l
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    text: root.editor.isChange ? qsTr("Change the pick") : qsTr("New litter pick")
                    Accessible.role: Accessible.Heading
                }

                ErrorSummary {
                    id: summary

                    Layout.fillWidth: true
                    fields: root.editor.problemFields
                    messages: root.editor.problemMessages
                    onFieldWanted: (field) => root.goTo(field)
                }

                EntryField {
                    id: what

                    Layout.fillWidth: true
                    error: root.editor.problems["title"] ?? ""
                    label: qsTr("What is it called?")
                    text: root.editor.values["title"] ?? ""
                    onAccepted: day.focusField()
                    onEdited: (text) => root.editor.set("title", text)
                }

                DateField {
                    id: day

                    Layout.fillWidth: true
                    ahead: true
                    error: root.editor.problems["day"] ?? root.editor.problems["starts_at"] ?? ""
                    hint: qsTr("Such as 27 3 2026, 27 mar or sat")
                    label: qsTr("Day")
                    optional: true
                    text: root.editor.values["day"] ?? ""
                    onEdited: (text) => root.editor.set("day", text)
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.l

                    EntryField {
                        id: time

                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        error: root.editor.problems["time"] ?? ""
                        label: qsTr("Starts at")
                        placeholder: qsTr("10:00")
                        text: root.editor.values["time"] ?? ""
                        onAccepted: minutes.focusField()
                        onEdited: (text) => root.editor.set("time", text)
                    }

                    EntryField {
                        id: minutes

                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        error: root.editor.problems["minutes"] ?? ""
                        label: qsTr("Minutes")
                        placeholder: qsTr("120")
                        text: root.editor.values["minutes"] ?? ""
                        onAccepted: lead.focusField()
                        onEdited: (text) => root.editor.set("minutes", text)
                    }
                }

                SuggestField {
                    id: lead

                    Layout.fillWidth: true
                    error: root.editor.problems["lead"] ?? ""
                    hint: qsTr("A champion's name or number")
                    label: qsTr("Who leads it?")
                    optional: true
                    suggestions: root.editor.leads
                    value: root.editor.values["lead"] ?? ""
                    onChosen: (row) => {
                        root.editor.chooseLead(row);
                        where.enter();
                    }
                    onEdited: (text) => root.editor.set("lead", text)
                    onSubmitted: where.enter()
                }

                PickPlaceFields {
                    id: where

                    Layout.fillWidth: true
                    editor: root.editor
                    onPassed: more.show("road_speed_mph")
                }

                PickMoreFields {
                    id: more

                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    editor: root.editor
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
                text: qsTr("Save the pick")
                onClicked: root.save()
            }

            Item {
                Layout.fillWidth: true
            }

            ActionButton {
                kind: ActionButton.Quiet
                text: root.editor.isChange ? qsTr("Leave as it was") : qsTr("Empty the form")
                onClicked: {
                    const wasChange = root.editor.isChange;
                    root.editor.discard();
                    if (wasChange)
                        root.closed();
                    else
                        what.focusField();
                }
            }
        }
    }
}
