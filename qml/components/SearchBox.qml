// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// One box that finds everything; what it finds stands below it.
FocusScope {
    id: root

    required property SuggestionModel results
    property string placeholder: ""
    property string keyHint: ""

    signal chosen(row: int)

    property bool waiting: false

    function take(row: int): void {
        root.chosen(row);
        input.clear();
        root.results.query = "";
        input.focus = false;
    }

    function takeCurrent(): void {
        if (root.results.busy)
            root.waiting = true;
        else if (root.results.count > 0)
            root.take(found.currentIndex);
    }

    implicitHeight: Theme.target
    implicitWidth: 420

    Connections {
        function onBusyChanged(): void {
            if (!root.results.busy && root.waiting) {
                root.waiting = false;
                root.takeCurrent();
            }
        }

        target: root.results
    }

    TextField {
        id: input

        anchors.fill: parent
        color: Theme.colours.ink
        focus: true
        font.pixelSize: Theme.textBody
        leftPadding: Theme.icon + Theme.l
        placeholderText: root.placeholder
        placeholderTextColor: Theme.colours.muted
        rightPadding: hint.width + Theme.l
        selectByMouse: true
        Accessible.name: qsTr("Search everything")
        Accessible.role: Accessible.EditableText
        onTextEdited: root.results.query = input.text
        Keys.onDownPressed: found.move(1)
        Keys.onEnterPressed: root.takeCurrent()
        Keys.onEscapePressed: (event) => {
            event.accepted = input.text !== "";
            input.clear();
            root.results.query = "";
        }
        Keys.onReturnPressed: root.takeCurrent()
        Keys.onUpPressed: found.move(-1)

        background: FieldBox {
            focused: input.activeFocus
        }

        Icon {
            anchors.left: parent.left
            anchors.leftMargin: Theme.m
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.colours.muted
            name: "search"
            size: Theme.iconSmall
        }

        KeyHint {
            id: hint

            anchors.right: parent.right
            anchors.rightMargin: Theme.s
            anchors.verticalCenter: parent.verticalCenter
            keys: root.keyHint
        }
    }

    SuggestionList {
        id: found

        suggestions: root.results
        visible: input.activeFocus && input.text !== "" && root.results.count > 0
        width: root.width
        y: root.height + 2
        onPicked: (row) => root.take(row)
    }

    Popup {
        closePolicy: Popup.NoAutoClose
        focus: false
        padding: Theme.m
        visible: input.activeFocus && input.text.length > 1 && root.results.count === 0 && !root.results.busy
        width: root.width
        y: root.height + 2

        background: Rectangle {
            border.color: Theme.colours.border
            border.width: Theme.hairline
            color: Theme.colours.raised
            radius: Theme.radius
        }
        contentItem: AppText {
            color: Theme.colours.muted
            text: qsTr("Nothing found. Try part of a street, a reference such as N3-0147, a postcode or a grid reference.")
            wrapMode: Text.Wrap
        }
    }
}
