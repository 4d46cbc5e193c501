// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What the officer has to say about the quarter as a whole.
FormPopup {
    id: root

    required property IndicatorDesk desk

    actionText: qsTr("Save commentary")
    title: qsTr("Commentary on the quarter")
    width: Math.min(Math.round(560 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 560)
    onAboutToShow: words.text = root.desk.packCommentary
    onAccepted: {
        root.desk.savePackCommentary(words.text);
        root.close();
    }
    onOpened: words.focusField()

    EntryArea {
        id: words

        Layout.fillWidth: true
        hint: qsTr("Stands first in the quarter pack. Each indicator has a commentary of its own on its page.")
        label: qsTr("What is there to say?")
    }
}
