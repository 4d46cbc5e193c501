// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One group: looked at, changed or added, with its chair and its members.
FocusScope {
    id: root

    required property GroupDesk groups

    signal finished
    signal championWanted(id: string)

    function enter(): void {
        nameField.focusField();
    }

    function goTo(field: string): void {
        if (field === "chair")
            chair.focusField();
        else if (field === "member")
            member.focusField();
        else
            nameField.focusField();
    }

    function save(): void {
        if (!root.groups.save())
            summary.takeFocus();
    }

    function valueOf(field: string): string {
        return root.groups.values[field] ?? "";
    }

    Accessible.name: root.groups.heading
    Accessible.role: Accessible.Pane
    Keys.onEscapePressed: root.finished()

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
                    text: root.groups.heading
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }

                ErrorSummary {
                    id: summary

                    Layout.fillWidth: true
                    fields: root.groups.problemFields
                    messages: root.groups.problemMessages
                    onFieldWanted: (field) => root.goTo(field)
                }

                EntryField {
                    id: nameField

                    Layout.fillWidth: true
                    error: root.groups.problems["name"] ?? ""
                    focus: true
                    label: qsTr("Name of the group")
                    text: root.valueOf("name")
                    onAccepted: root.save()
                    onEdited: (text) => root.groups.set("name", text)
                }

                ChoiceField {
                    Layout.fillWidth: true
                    choices: root.groups.kinds
                    code: root.valueOf("kind")
                    label: qsTr("Kind")
                    onChosen: (code) => root.groups.set("kind", code)
                }

                SuggestField {
                    id: chair

                    Layout.fillWidth: true
                    error: root.groups.problems["chair"] ?? ""
                    hint: qsTr("A champion, by name or number. The chair usually keeps the kit")
                    label: qsTr("Chair")
                    optional: true
                    suggestions: root.groups.chairs
                    value: root.valueOf("chair")
                    onChosen: (row) => root.groups.chooseChair(row)
                    onEdited: (text) => {
                        root.groups.set("chair", text);
                        root.groups.chairs.query = text;
                    }
                    onSubmitted: root.save()
                }

                ChoiceField {
                    Layout.fillWidth: true
                    choices: root.groups.areas
                    code: root.valueOf("area")
                    label: qsTr("Area")
                    optional: true
                    onChosen: (code) => root.groups.set("area", code)
                }

                GroupMembers {
                    id: member

                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    groups: root.groups
                    onChampionWanted: (id) => root.championWanted(id)
                }
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        Flow {
            Layout.fillWidth: true
            Layout.margins: Theme.m
            spacing: Theme.s

            ActionButton {
                enabled: root.groups.dirty
                keyHint: qsTr("Enter")
                kind: ActionButton.Primary
                text: root.groups.isNew ? qsTr("Add the group") : qsTr("Save changes")
                onClicked: root.save()
            }

            ActionButton {
                text: root.groups.isNew ? qsTr("Do not add") : qsTr("Leave as it was")
                visible: root.groups.dirty || root.groups.isNew
                onClicked: {
                    root.groups.discard();
                    root.finished();
                }
            }

            ActionButton {
                kind: ActionButton.Quiet
                text: qsTr("Delete the group")
                visible: !root.groups.isNew && !root.groups.dirty
                onClicked: if (root.groups.remove())
                    root.finished()
            }
        }
    }
}
