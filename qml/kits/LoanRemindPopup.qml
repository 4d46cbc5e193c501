// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Reminds a borrower of everything they have: the words to send or say, written down when done.
FormPopup {
    id: root

    required property LoanDetail loan
    property string how: "email"
    property string hint: ""

    function show(how: string): void {
        root.how = how;
        words.text = root.loan.reminderText(how);
        root.hint = root.loan.reminderHint(how);
    }

    actionText: root.how === "phone" ? qsTr("I have called") : qsTr("I have sent it")
    title: qsTr("Remind %1").arg(root.loan.title)
    width: Math.min(Math.round(560 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 560)
    parent: Overlay.overlay
    onAboutToShow: {
        until.text = "";
        root.show("email");
    }
    onAccepted: if (root.loan.remind(root.how)) root.close()
    onOpened: ways.enter()

    TextTabs {
        id: ways

        Layout.fillWidth: true
        current: ["email", "letter", "phone"].indexOf(root.how)
        titles: [qsTr("E-mail"), qsTr("Letter"), qsTr("Telephone")]
        Accessible.name: qsTr("How they are reminded")
        onChosen: (index) => root.show(["email", "letter", "phone"][index])
    }

    NoteBox {
        Layout.fillWidth: true
        text: root.hint
        tone: NoteBox.Warning
        visible: root.hint !== ""
    }

    ScrollPage {
        id: scroller

        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(280 * Theme.textScale)

        EntryArea {
            id: words

            label: qsTr("The words")
            width: scroller.availableWidth - Theme.m
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ActionButton {
            iconName: "copy"
            text: qsTr("Copy the words")
            onClicked: root.loan.copy(words.text)
        }
    }

    DateField {
        id: until

        Layout.fillWidth: true
        ahead: true
        hint: qsTr("Such as fri: no reminder until then")
        label: qsTr("Or put it off until")
        optional: true
    }

    ActionButton {
        text: qsTr("Put it off")
        onClicked: if (root.loan.snooze(until.text)) root.close()
    }
}
