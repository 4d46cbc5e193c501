// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One champion: looked at, changed or added. A new group of fields goes in as a component of its
/// own below the last; each field says its code, the model does the rest.
FocusScope {
    id: root

    required property ChampionEditor champion
    signal finished
    signal drawWanted(patch: string)

    function enter(): void {
        nameField.focusField();
    }

    function save(): void {
        if (!root.champion.save())
            summary.takeFocus();
    }

    function goTo(field: string): void {
        if (contact.has(field))
            contact.goTo(field);
        else if (register.has(field))
            register.goTo(field);
        else if (field === "joined_on")
            joinedField.focusField();
        else
            (field === "number" ? numberField : nameField).focusField();
    }

    function errorOf(field: string): string {
        return root.champion.errors[field] ?? "";
    }

    function valueOf(field: string): string {
        return root.champion.values[field] ?? "";
    }

    Accessible.name: root.champion.isNew ? qsTr("Add a champion") : qsTr("Champion %1").arg(root.champion.title)
    Accessible.role: Accessible.Pane
    Keys.onEscapePressed: root.finished()

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    component LineField: EntryField {
        required property string field

        Layout.fillWidth: true
        error: root.errorOf(field)
        text: root.valueOf(field)
        onAccepted: root.save()
        onEdited: (text) => root.champion.set(field, text)
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
                    text: root.champion.isNew ? qsTr("Add a champion") : root.champion.title
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }

                NoteBox {
                    Layout.fillWidth: true
                    text: qsTr("This champion has been deleted.")
                    tone: NoteBox.Warning
                    visible: root.champion.isDeleted
                }

                ErrorSummary {
                    id: summary

                    Layout.fillWidth: true
                    fields: root.champion.problemFields
                    messages: root.champion.problemMessages
                    onFieldWanted: (field) => root.goTo(field)
                }

                LineField {
                    id: nameField

                    field: "name"
                    hint: qsTr("Leave it empty for a champion who is known by number alone")
                    label: qsTr("Name")
                    optional: true
                }

                LineField {
                    id: numberField

                    field: "number"
                    hint: root.champion.isNew ? qsTr("Leave it empty for the next free number") : ""
                    label: qsTr("Number")
                    optional: root.champion.isNew
                }

                ChampionContactFields {
                    id: contact

                    Layout.fillWidth: true
                    champion: root.champion
                    onSubmitted: root.save()
                }

                ChoiceField {
                    Layout.fillWidth: true
                    choices: root.champion.areas
                    code: root.valueOf("area")
                    label: qsTr("Area")
                    optional: true
                    onChosen: (code) => root.champion.set("area", code)
                }

                ChoiceField {
                    Layout.fillWidth: true
                    choices: root.champion.statuses
                    code: root.valueOf("status")
                    label: qsTr("Status")
                    onChosen: (code) => root.champion.set("status", code)
                }

                DateField {
                    id: joinedField

                    Layout.fillWidth: true
                    error: root.errorOf("joined_on")
                    hint: qsTr("For example, today or 27 3 2026")
                    label: qsTr("Day they joined")
                    optional: true
                    text: root.valueOf("joined_on")
                    onEdited: (text) => root.champion.set("joined_on", text)
                }

                ChampionRegisterFields {
                    id: register

                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    champion: root.champion
                    onDrawWanted: (patch) => root.drawWanted(patch)
                    onSubmitted: root.save()
                }
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        ChampionFormButtons {
            Layout.fillWidth: true
            Layout.margins: Theme.m
            champion: root.champion
            onFinished: root.finished()
            onSaveWanted: root.save()
        }
    }
}
