// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Asks for the words a step cannot do without: referred to whom, duplicate of which.
Popup {
    id: root

    required property ReportDetail detail
    property string code: ""

    function ask(code: string): void {
        root.code = code;
        note.text = "";
        note.error = "";
        root.open();
        note.focusField();
    }

    function take(): void {
        if (note.text.trim() === "") {
            note.error = root.detail.notePrompt(root.code);
            note.focusField();
        } else if (root.detail.step(root.code, note.text)) {
            root.close();
        }
    }

    focus: true
    padding: Theme.l
    width: Math.round(320 * Theme.textScale)

    background: Rectangle {
        border.color: Theme.colours.border
        border.width: Theme.hairline
        color: Theme.colours.raised
        radius: Theme.radiusLarge
    }
    contentItem: ColumnLayout {
        spacing: Theme.m

        EntryField {
            id: note

            Layout.fillWidth: true
            label: root.detail.noteLabel(root.code)
            onAccepted: root.take()
        }

        RowLayout {
            spacing: Theme.s

            ActionButton {
                kind: ActionButton.Primary
                text: root.detail.stepTitle(root.code)
                onClicked: root.take()
            }

            ActionButton {
                text: qsTr("Not now")
                onClicked: root.close()
            }
        }
    }
}
