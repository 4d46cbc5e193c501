// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Signing for the kits: on the screen one after the other, or on paper for all at once, with a
/// picture of the paper or with where it is kept.
FormPopup {
    id: root

    required property LoanDetail loan
    /// screen, scanned, paper.
    property string how: "screen"
    readonly property bool onScreen: root.how === "screen"
    property string champion: ""
    /// For the words, beside what else stands in the window: margins, heading, ways, answers, buttons.
    readonly property real room: (root.parent ? root.parent.height : 700) - 2 * Theme.m - 2 * Theme.l - 1.5 * Theme.textLead - ways.implicitHeight - answers.implicitHeight - Theme.target - 4 * Theme.m

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
        const done = root.onScreen ? root.loan.sign([root.champion], "screen", "", pad.path) : root.loan.sign([], root.how, keptAt.text, "", signedOn.text, reason.text);
        if (!done)
            return;
        root.loan.chooseScan([]);
        root.nextPerson();
        if (root.champion === "")
            root.close();
    }

    actionText: root.onScreen ? qsTr("Sign") : qsTr("All have signed on paper")
    title: root.onScreen ? qsTr("%1 signs").arg(root.nameOf(root.champion)) : qsTr("Signed on paper")
    width: Math.min(Math.round(660 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 660)
    parent: Overlay.overlay
    onAboutToShow: {
        root.loan.forgetProblems();
        root.loan.chooseScan([]);
        root.how = "screen";
        keptAt.text = "";
        signedOn.text = "";
        reason.text = "";
        root.nextPerson();
    }
    onAccepted: root.take()
    onOpened: ways.enter()

    FileDialog {
        id: chooser

        nameFilters: FileKinds.pictures
        fileMode: FileDialog.OpenFiles
        onAccepted: root.loan.chooseScan(chooser.selectedFiles)
    }

    TextTabs {
        id: ways

        readonly property list<string> codes: ["screen", "scanned", "paper"]

        Layout.fillWidth: true
        current: ways.codes.indexOf(root.how)
        titles: [qsTr("On the screen"), qsTr("On paper, scanned"), qsTr("On paper, kept")]
        Accessible.name: qsTr("How it is signed")
        onChosen: (index) => root.how = ways.codes[index]
    }

    ReadingBox {
        id: words

        Layout.fillWidth: true
        // Whoever signs reads all of it: the words have what the window leaves.
        Layout.preferredHeight: Math.min(words.implicitHeight, Math.max(Math.round(110 * Theme.textScale), root.room))
        text: root.loan.disclaimer === "" ? qsTr("There is no disclaimer yet. Enter its words first.") : root.loan.disclaimer
    }

    ColumnLayout {
        id: answers

        Layout.fillWidth: true
        spacing: Theme.m

        ErrorSummary {
            Layout.fillWidth: true
            fields: root.loan.problemFields
            messages: root.loan.problemMessages
        }

        SignaturePad {
            id: pad

            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            Layout.maximumWidth: Math.max(360, root.parent ? 0.9 * root.parent.height : 630)
            visible: root.onScreen && root.champion !== ""
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s
            visible: root.how === "scanned"

            ActionButton {
                iconName: "plus"
                text: root.loan.scanName === "" ? qsTr("Choose the picture of the paper") : qsTr("Choose another")
                onClicked: chooser.open()
            }

            MutedText {
                Layout.fillWidth: true
                elide: Text.ElideMiddle
                text: root.loan.scanName === "" ? qsTr("A photo or a scan, as a picture") : root.loan.scanName
            }
        }

        EntryField {
            id: keptAt

            Layout.fillWidth: true
            error: root.loan.problems["kept_at"] ?? ""
            label: qsTr("Where is the paper kept?")
            optional: root.how === "scanned"
            visible: !root.onScreen
            onAccepted: root.take()
        }

        DateField {
            id: signedOn

            Layout.fillWidth: true
            error: root.loan.problems["at"] ?? ""
            hint: qsTr("Only where it was not today")
            label: qsTr("On which day was it signed?")
            optional: true
            visible: !root.onScreen
        }

        EntryField {
            id: reason

            Layout.fillWidth: true
            error: root.loan.problems["reason"] ?? ""
            label: qsTr("Why is it written down later?")
            visible: signedOn.visible && (signedOn.text !== "" || reason.error !== "")
            onAccepted: root.take()
        }
    }
}
