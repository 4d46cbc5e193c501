// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// What is seen while no records are open: the first screen, or why they could not be opened.
FocusScope {
    id: root

    required property AppContext context
    readonly property bool faulty: root.context.problem !== ""

    signal fileWanted(purpose: string)

    function enter(): void {
        if (root.faulty)
            problemPage.enter();
        else
            firstRun.enter();
    }

    visible: !root.context.ready && !root.context.work.busy

    FirstRunPage {
        id: firstRun

        anchors.fill: parent
        context: root.context
        visible: !root.faulty
        onFileWanted: (purpose) => root.fileWanted(purpose)
    }

    ProblemPage {
        id: problemPage

        anchors.fill: parent
        context: root.context
        visible: root.faulty
        onFileWanted: (purpose) => root.fileWanted(purpose)
    }
}
