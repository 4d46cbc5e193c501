// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// The same thing may have been told before. Said beside the form, never in the way.
NoteBox {
    id: root

    required property AppContext context
    readonly property ReportEditor editor: root.context.editor

    lead: qsTr("Already told?")
    text: root.editor.nearbyText
    visible: root.editor.nearbyText !== ""

    LinkButton {
        text: qsTr("Look at %1").arg(root.editor.nearbyRef)
        onClicked: root.context.detail.reportId = root.editor.nearbyId
    }
}
