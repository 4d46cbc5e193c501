// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// A line that completes itself: "fly" becomes Fly-tipping, Enter accepts. The matches stand below.
FieldFrame {
    id: root

    required property SuggestionModel suggestions
    /// What the form holds. Typing does not change it; `edited` and `chosen` tell the form.
    property string value: ""
    property string placeholder: ""
    property alias input: input
    property bool settled: true
    /// What is typed may stand as it is: only what an arrow key or the mouse chose is taken instead.
    property alias free: matches.free

    signal edited(text: string)
    signal chosen(row: int)
    /// Enter where there is nothing left to choose.
    signal submitted

    property bool waiting: false

    function focusField(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
        input.selectAll();
    }

    /// The form has begun anew: what was typed is gone from it, whoever has the cursor.
    function showValue(): void {
        root.settled = true;
        root.waiting = false;
        input.text = root.value;
    }

    function accept(row: int): void {
        root.settled = true;
        root.waiting = false;
        matches.close();
        root.chosen(row);
        input.text = root.value;
    }

    /// What is highlighted is what was meant, whichever key leads on.
    function takeHighlighted(): void {
        if (!root.settled && (matches.moved || ghost.completes))
            root.accept(matches.currentIndex);
    }

    function acceptOrSubmit(): void {
        if (!root.settled && root.suggestions.busy && !matches.free)
            root.waiting = true;
        else if (!root.settled && root.suggestions.count > 0 && (matches.moved || !matches.free))
            root.accept(matches.currentIndex);
        else
            root.submitted();
    }

    onValueChanged: {
        if (input.text !== root.value && (!input.activeFocus || root.settled)) {
            input.text = root.value;
            root.settled = true;
        }
    }

    Connections {
        function onBusyChanged(): void {
            if (!root.suggestions.busy && root.waiting) {
                root.waiting = false;
                root.acceptOrSubmit();
            }
        }

        target: root.suggestions
    }

    TextField {
        id: input

        color: Theme.colours.ink
        font.pixelSize: Theme.textBody
        implicitHeight: Theme.target
        leftPadding: Theme.m
        placeholderText: root.placeholder
        placeholderTextColor: Theme.colours.muted
        rightPadding: Theme.m
        selectByMouse: true
        width: root.width
        Accessible.description: matches.visible && root.suggestions.count > 0 ? matches.currentText === "" ? qsTr("%1. %n match(es), the arrow keys choose one.", "", root.suggestions.count).arg(root.hint) : qsTr("%1. %n match(es), Enter takes %2.", "", root.suggestions.count).arg(root.hint).arg(matches.currentText) : root.hint
        Accessible.name: root.spokenName
        Accessible.role: Accessible.EditableText
        onTextEdited: {
            root.settled = false;
            matches.begin();
            root.edited(input.text);
            root.suggestions.query = input.text;
        }
        onActiveFocusChanged: {
            if (!input.activeFocus)
                root.takeHighlighted();
        }

        Keys.onDownPressed: (event) => {
            if (matches.visible)
                matches.move(1);
            else if (root.suggestions.count > 0)
                root.settled = false;
            else
                event.accepted = false;
        }
        Keys.onUpPressed: (event) => {
            event.accepted = matches.visible;
            matches.move(-1);
        }
        Keys.onEscapePressed: (event) => {
            event.accepted = matches.visible;
            root.settled = true;
        }
        // Saving goes by a shortcut, which comes before any key.
        Keys.onShortcutOverride: (event) => {
            event.accepted = false;
            if ((event.modifiers & Qt.ControlModifier) && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
                root.takeHighlighted();
        }
        Keys.onReturnPressed: (event) => {
            event.accepted = !(event.modifiers & Qt.ControlModifier);
            if (event.accepted)
                root.acceptOrSubmit();
        }
        Keys.onEnterPressed: (event) => {
            event.accepted = !(event.modifiers & Qt.ControlModifier);
            if (event.accepted)
                root.acceptOrSubmit();
        }

        background: FieldBox {
            faulty: root.error !== ""
            focused: input.activeFocus
        }

        AppText {
            id: ghost

            readonly property bool completes: !matches.free && !root.settled && root.suggestions.completion !== "" && input.text !== ""

            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colours.muted
            text: root.suggestions.completion
            visible: completes && input.activeFocus && input.cursorPosition === input.length
            x: input.leftPadding + input.contentWidth
        }

        KeyHint {
            anchors.right: parent.right
            anchors.rightMargin: Theme.s
            anchors.verticalCenter: parent.verticalCenter
            keys: qsTr("Enter")
            visible: matches.visible
        }
    }

    SuggestionList {
        id: matches

        parent: input
        suggestions: root.suggestions
        visible: input.activeFocus && !root.settled && root.suggestions.count > 0
        width: input.width
        y: input.height + 2
        onPicked: (row) => root.accept(row)
    }
}
