// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Signing for the kits: on the screen one after the other, or on paper for all at once.
FormPopup {
    id: root

    required property LoanDetail loan
    property bool onPaper: false
    property string champion: ""

    function nextPerson(): void {
        root.champion = "";
        for (let row = root.loan.people.count - 1; row >= 0; --row) {
            if (!root.loan.people.value(row, "hasSigned"))
                root.champion = root.loan.people.value(row, "championId");
        }
        pad.clear();
    }

    function nameOf(champion: string): string {
        return root.loan.people.value(root.loan.people.rowWith("championId", champion), "name") ?? "";
    }

    function take(): void {
        const done = root.onPaper ? root.loan.sign([], "paper", keptAt.text, "") : root.loan.sign([root.champion], "screen", "", pad.path);
        if (!done)
            return;
        root.nextPerson();
        if (root.champion === "")
            root.close();
    }

    actionText: root.onPaper ? qsTr("All have signed on paper") : qsTr("Sign")
    title: root.onPaper ? qsTr("Signed on paper") : qsTr("%1 signs").arg(root.nameOf(root.champion))
    width: Math.min(Math.round(660 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 660)
    parent: Overlay.overlay
    onAboutToShow: {
        root.loan.forgetProblems();
        root.onPaper = false;
        keptAt.text = "";
        root.nextPerson();
    }
    onAccepted: root.take()
    onOpened: paper.forceActiveFocus(Qt.TabFocusReason)

    ScrollView {
        id: scroller

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(words.implicitHeight, Math.round(160 * Theme.textScale))
        contentWidth: availableWidth

        AppText {
            id: words

            text: root.loan.disclaimer === "" ? qsTr("There is no disclaimer yet. Enter its words first.") : root.loan.disclaimer
            width: scroller.availableWidth - Theme.m
            wrapMode: Text.Wrap
        }
    }

    ErrorSummary {
        Layout.fillWidth: true
        fields: root.loan.problemFields
        messages: root.loan.problemMessages
    }

    SignaturePad {
        id: pad

        Layout.fillWidth: true
        visible: !root.onPaper && root.champion !== ""
    }

    CheckBox {
        id: paper

        checked: root.onPaper
        font.pixelSize: Theme.textBody
        implicitHeight: Theme.target
        text: qsTr("Everybody signs on paper")
        Accessible.name: text
        Accessible.role: Accessible.CheckBox
        onToggled: root.onPaper = paper.checked
    }

    EntryField {
        id: keptAt

        Layout.fillWidth: true
        label: qsTr("Where is the paper kept?")
        visible: root.onPaper
        onAccepted: root.take()
    }
}
