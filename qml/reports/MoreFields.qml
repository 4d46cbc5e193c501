// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What may be added when there is time: words, hazard, priority, day seen, photos.
ColumnLayout {
    id: root

    required property ReportEditor editor
    property bool opened: root.editor.isChange

    signal photosWanted

    function show(field: string): void {
        root.opened = true;
        if (field === "observed_at")
            seen.focusField();
        else
            words.focusField();
    }

    spacing: Theme.l

    RowLayout {
        spacing: Theme.l

        LinkButton {
            text: root.opened ? qsTr("Hide the rest") : qsTr("Add details")
            Accessible.role: Accessible.Button
            onClicked: {
                root.opened = !root.opened;
                if (root.opened)
                    words.focusField();
            }
        }

        LinkButton {
            text: root.editor.photoCount === 0 ? qsTr("Add photos") : qsTr("%n photo(s) added, add more", "", root.editor.photoCount)
            Accessible.role: Accessible.Button
            onClicked: root.photosWanted()
        }
    }

    Repeater {
        model: root.editor.photoNames

        RowLayout {
            id: photo

            required property int index
            required property string modelData

            Layout.fillWidth: true
            Layout.topMargin: -Theme.m
            spacing: Theme.s

            MutedText {
                Layout.fillWidth: true
                elide: Text.ElideMiddle
                text: photo.modelData
            }

            LinkButton {
                font.pixelSize: Theme.textSmall
                text: qsTr("Remove")
                Accessible.name: qsTr("Remove photo, %1").arg(photo.modelData)
                Accessible.role: Accessible.Button
                onClicked: root.editor.removePhoto(photo.index)
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: -Theme.m
        spacing: Theme.s
        visible: root.editor.photoDayLine !== ""

        MutedText {
            Layout.fillWidth: true
            text: root.editor.photoDayLine
            wrapMode: Text.Wrap
        }

        LinkButton {
            font.pixelSize: Theme.textSmall
            text: qsTr("Not that day")
            Accessible.role: Accessible.Button
            onClicked: root.editor.refusePhotoDay()
        }
    }

    MutedText {
        Layout.fillWidth: true
        Layout.topMargin: -Theme.m
        text: root.editor.photoLine
        visible: text !== ""
        wrapMode: Text.Wrap
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.l
        visible: root.opened

        EntryArea {
            id: words

            Layout.fillWidth: true
            error: root.editor.descriptionError
            hint: qsTr("What was said. No names of people who may have done it")
            label: qsTr("Description")
            optional: true
            text: root.editor.description
            onEdited: (text) => root.editor.description = text
        }

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.s
            columns: root.width > 320 * Theme.textScale ? 2 : 1
            rowSpacing: Theme.l
            uniformCellWidths: true

            ChoiceField {
                Layout.fillWidth: true
                choices: root.editor.hazards
                code: root.editor.hazard
                label: qsTr("Hazard")
                onChosen: (code) => root.editor.hazard = code
            }

            ChoiceField {
                Layout.fillWidth: true
                choices: root.editor.priorities
                code: root.editor.priority
                label: qsTr("Priority")
                onChosen: (code) => root.editor.priority = code
            }
        }

        DateField {
            id: seen

            Layout.fillWidth: true
            error: root.editor.observedError
            hint: qsTr("For example, today, fri or 27 3 2026")
            label: qsTr("Day it was seen")
            optional: true
            text: root.editor.observedText
            onEdited: (text) => root.editor.observedText = text
        }

        EntryField {
            Layout.fillWidth: true
            label: qsTr("Who deals with it")
            optional: true
            text: root.editor.assignedTo
            onEdited: (text) => root.editor.assignedTo = text
        }
    }
}
