// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What the officer has to say about one figure. Words that are not saved yet wait with their figure,
/// whatever else is looked at.
IndicatorSection {
    id: root

    required property IndicatorDesk desk
    property bool editable: true

    heading: qsTr("Commentary")

    EntryArea {
        id: words

        objectName: "indicatorCommentary"
        Layout.fillWidth: true
        enabled: root.editable
        hint: root.desk.drafted ? qsTr("Not saved yet. Goes into the quarter pack once it is.") : qsTr("Goes into the quarter pack.")
        label: qsTr("What is there to say about it? (optional)")
        text: root.desk.commentary
        onEdited: (text) => root.desk.draftCommentary(text)
    }

    ActionButton {
        enabled: root.editable
        text: qsTr("Save commentary")
        onClicked: root.desk.saveCommentary(words.text)
    }
}
