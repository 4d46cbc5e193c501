// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import StreetChampions.ViewModels

/// Papers of the pick selected, and its entry for a calendar.
PaperMenu {
    id: root

    required property PickDesk picks

    kinds: root.papers.pickPapers
    moreText: qsTr("Calendar entry (.ics)")
    recordId: root.picks.detail.pickId
    onMoreWanted: {
        dialog.selectedFile = dialog.currentFolder + "/" + root.picks.files.nameFor(root.recordId);
        dialog.open();
    }

    FileDialog {
        id: dialog

        fileMode: FileDialog.SaveFile
        onAccepted: root.picks.files.saveCalendar(root.recordId, dialog.selectedFile)
    }
}
