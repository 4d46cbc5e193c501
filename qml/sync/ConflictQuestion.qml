// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One thing PCs disagree about: what each of them says, who wrote it, and the buttons that decide.
ScrollPage {
    id: root

    required property ConflictDesk desk

    Accessible.name: qsTr("The question")

    ColumnLayout {
        spacing: Theme.m
        width: Math.min(root.availableWidth - 2 * Theme.l, Math.round(640 * Theme.textScale))
        x: Theme.l

        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.l
            font.pixelSize: Theme.textLead
            font.weight: Font.DemiBold
            text: root.desk.question
            wrapMode: Text.Wrap
        }

        MutedText {
            Layout.fillWidth: true
            text: root.desk.why
            wrapMode: Text.Wrap
        }

        MutedText {
            Layout.fillWidth: true
            text: qsTr("Before either of them: %1").arg(root.desk.base)
            visible: root.desk.base !== ""
            wrapMode: Text.Wrap
        }

        Repeater {
            model: root.desk.answers

            NoteBox {
                id: answer

                required property int number
                required property string value
                required property string who
                required property bool shown

                Layout.fillWidth: true
                lead: answer.value
                text: answer.shown ? qsTr("%1. Shown until you decide.").arg(answer.who) : answer.who

                ActionButton {
                    kind: ActionButton.Primary
                    text: qsTr("Take this (%1)").arg(answer.number)
                    Accessible.name: qsTr("Take answer %1: %2").arg(answer.number).arg(answer.value)
                    onClicked: root.desk.choose(answer.number)
                }
            }
        }

        MutedText {
            Layout.fillWidth: true
            text: qsTr("The keys 1 to 9 take an answer. Your decision goes to the other PCs with the next exchange.")
            wrapMode: Text.Wrap
        }

        ActionButton {
            text: qsTr("Both are right")
            visible: root.desk.takesBoth
            onClicked: root.desk.keepBoth()
        }

        EntryField {
            id: other

            Layout.fillWidth: true
            label: root.desk.typeLabel
            visible: root.desk.takesText
        }

        ActionButton {
            enabled: other.text.trim() !== ""
            text: qsTr("Take what I typed")
            visible: root.desk.takesText
            onClicked: {
                root.desk.type(other.text);
                other.text = "";
            }
        }
    }
}
