// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What is frozen stays for good, so it is asked before.
FormPopup {
    id: root

    required property IndicatorDesk desk

    function freeze(): void {
        root.desk.freeze(note.text);
        root.close();
    }

    actionText: root.desk.frozen ? qsTr("Freeze again") : qsTr("Freeze as sent")
    title: root.desk.frozen ? qsTr("Freeze the quarter again?") : qsTr("Freeze the quarter as it is sent?")
    onAboutToShow: note.text = ""
    onAccepted: root.freeze()
    onOpened: note.focusField()

    AppText {
        Layout.fillWidth: true
        text: root.desk.frozen ? qsTr("%1 What was kept then stays, and the quarter as it stands now is kept beside it. This cannot be taken back.").arg(root.desk.frozenWords) : qsTr("Every figure, its definition and a digest of the records behind it are kept. What is put right later shows as a revision. This cannot be taken back.")
        wrapMode: Text.Wrap
    }

    EntryField {
        id: note

        Layout.fillWidth: true
        label: qsTr("A note to keep with it")
        optional: true
        onAccepted: root.freeze()
    }
}
