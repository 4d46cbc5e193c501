// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Books one person: a champion by number or name, or anybody by name; a child with its adult.
ColumnLayout {
    id: root

    required property PickRoster roster
    property string who: ""
    property string adult: ""

    function enter(): void {
        name.focusField();
    }

    function add(): void {
        if (!root.roster.add(root.who, contact.text, child.checked, root.adult))
            return;
        root.who = "";
        contact.text = "";
        child.checked = false;
        root.adult = "";
        root.roster.people.query = "";
        name.focusField();
    }

    spacing: Theme.s

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        SuggestField {
            id: name

            Layout.alignment: Qt.AlignBottom
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            error: root.roster.problems["who"] ?? root.roster.problems["champion"] ?? root.roster.problems["name"] ?? root.roster.problems["adult"] ?? ""
            free: true
            label: qsTr("Name, or champion's number")
            suggestions: root.roster.people
            value: root.who
            onChosen: (row) => root.who = root.roster.people.titleAt(row)
            onEdited: (text) => root.who = text
            onSubmitted: root.add()
        }

        EntryField {
            id: contact

            Layout.alignment: Qt.AlignBottom
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            label: qsTr("In an emergency")
            optional: true
            onAccepted: root.add()
        }

        ActionButton {
            Layout.alignment: Qt.AlignBottom
            iconName: "people-plus"
            text: qsTr("Add")
            onClicked: root.add()
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        TickBox {
            id: child

            Layout.alignment: Qt.AlignBottom
            text: qsTr("A child")
        }

        ChoiceField {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.round(360 * Theme.textScale)
            choices: root.roster.adults
            code: root.adult
            label: qsTr("Who looks after them?")
            visible: child.checked
            onChosen: (code) => root.adult = code
        }
    }
}
