// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One person of the roster, changed alone.
FocusScope {
    id: root

    required property PickRoster roster

    signal closed
    signal eraseWanted

    function enter(): void {
        status.focusField();
    }

    function labelOf(field: string): string {
        switch (field) {
        case "in":
            return qsTr("Came at");
        case "out":
            return qsTr("Left at");
        case "minutes":
            return qsTr("Minutes");
        case "bags":
            return qsTr("Bags");
        case "emergency_contact":
            return qsTr("In an emergency");
        case "adjust_reason":
            return qsTr("Why bags or minutes were corrected");
        case "note":
            return qsTr("Note");
        case "briefed":
            return qsTr("Heard the briefing");
        case "signed":
            return qsTr("Signed the sheet");
        default:
            return qsTr("A child");
        }
    }

    function save(): void {
        if (root.roster.savePerson())
            root.closed();
        else
            summary.takeFocus();
    }

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth - 2 * Theme.l
            x: Theme.l

            AppText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.m
                font.pixelSize: Theme.textLead
                font.weight: Font.Bold
                text: root.roster.personName
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }

            ErrorSummary {
                id: summary

                Layout.fillWidth: true
                fields: root.roster.problemFields
                messages: root.roster.problemMessages
                onFieldWanted: status.focusField()
            }

            ChoiceField {
                id: status

                Layout.fillWidth: true
                choices: root.roster.statuses
                code: root.roster.values["status"] ?? ""
                label: qsTr("How they stand")
                onChosen: (code) => root.roster.set("status", code)
            }

            ChoiceField {
                Layout.fillWidth: true
                choices: root.roster.roles
                code: root.roster.values["role"] ?? ""
                label: qsTr("Part they play")
                onChosen: (code) => root.roster.set("role", code)
            }

            GridLayout {
                Layout.fillWidth: true
                columnSpacing: Theme.m
                columns: 2
                rowSpacing: Theme.m
                uniformCellWidths: true

                Repeater {
                    model: ["in", "out", "minutes", "bags"]

                    EntryField {
                        id: entry

                        required property string modelData

                        Layout.alignment: Qt.AlignBottom
                        Layout.fillWidth: true
                        error: root.roster.problems[entry.modelData] ?? ""
                        label: root.labelOf(entry.modelData)
                        text: root.roster.values[entry.modelData] ?? ""
                        onAccepted: root.save()
                        onEdited: (text) => root.roster.set(entry.modelData, text)
                    }
                }
            }

            Repeater {
                model: ["emergency_contact", "adjust_reason", "note"]

                EntryField {
                    id: line

                    required property string modelData

                    Layout.fillWidth: true
                    error: root.roster.problems[line.modelData] ?? ""
                    label: root.labelOf(line.modelData)
                    optional: true
                    text: root.roster.values[line.modelData] ?? ""
                    onAccepted: root.save()
                    onEdited: (text) => root.roster.set(line.modelData, text)
                }
            }

            Repeater {
                model: ["briefed", "signed", "child"]

                TickBox {
                    id: box

                    required property string modelData

                    checked: root.roster.values[box.modelData] ?? false
                    text: root.labelOf(box.modelData)
                    onToggled: root.roster.set(box.modelData, box.checked)
                }
            }

            ChoiceField {
                Layout.fillWidth: true
                choices: root.roster.adults
                code: root.roster.values["adult"] ?? ""
                error: root.roster.problems["adult"] ?? ""
                label: qsTr("Who looks after them?")
                visible: root.roster.values["child"] ?? false
                onChosen: (code) => root.roster.set("adult", code)
            }

            Flow {
                Layout.bottomMargin: Theme.l
                Layout.fillWidth: true
                spacing: Theme.s

                ActionButton {
                    kind: ActionButton.Primary
                    text: qsTr("Save")
                    onClicked: root.save()
                }

                ActionButton {
                    text: qsTr("Take off the roster")
                    onClicked: root.roster.removePerson()
                }

                ActionButton {
                    text: qsTr("Erase their data")
                    visible: root.roster.values["guest"] ?? false
                    Accessible.description: qsTr("Takes out their personal data for good")
                    onClicked: root.eraseWanted()
                }
            }
        }
    }
}
