// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// What can be done with the quarter as a whole.
Flow {
    id: root

    required property IndicatorDesk desk
    required property bool editable
    /// Whether there is room for all of it; else what is needed less waits behind "More".
    required property bool roomy
    property bool unfolded: false
    readonly property bool full: root.roomy || root.unfolded

    signal actionWanted
    signal commentaryWanted
    signal filesWanted
    signal freezeWanted
    signal householdsWanted
    signal packWanted
    signal sitesWanted
    signal surveyWanted

    spacing: Theme.s

    ActionButton {
        iconName: "export"
        text: qsTr("Quarter pack (PDF)")
        onClicked: root.packWanted()
    }

    ActionButton {
        enabled: root.editable && !root.desk.provisional
        text: root.desk.frozen ? qsTr("Freeze again") : qsTr("Freeze as sent")
        onClicked: root.freezeWanted()
    }

    ActionButton {
        text: qsTr("Compare with what was sent")
        visible: root.desk.frozen
        onClicked: root.desk.compare()
    }

    ActionButton {
        text: root.unfolded ? qsTr("Less") : qsTr("More")
        visible: !root.roomy
        onClicked: root.unfolded = !root.unfolded
    }

    ActionButton {
        text: root.desk.dipsFirst ? qsTr("In their order") : qsTr("Dips first")
        visible: root.full
        onClicked: root.desk.dipsFirst = !root.desk.dipsFirst
    }

    ActionButton {
        enabled: root.editable
        text: qsTr("Enter a survey")
        visible: root.full
        onClicked: root.surveyWanted()
    }

    ActionButton {
        enabled: root.editable
        text: qsTr("Enter graded sites")
        visible: root.full
        onClicked: root.sitesWanted()
    }

    ActionButton {
        enabled: root.editable
        text: qsTr("Enter households")
        visible: root.full
        onClicked: root.householdsWanted()
    }

    ActionButton {
        enabled: root.editable
        text: qsTr("Enter an action")
        visible: root.full
        onClicked: root.actionWanted()
    }

    ActionButton {
        text: qsTr("Commentary")
        visible: root.full
        onClicked: root.commentaryWanted()
    }

    ActionButton {
        iconName: "copy"
        text: qsTr("Copy table")
        visible: root.full
        onClicked: root.desk.copyGrid()
    }

    ActionButton {
        iconName: "export"
        text: qsTr("Save for Excel")
        visible: root.full
        onClicked: root.filesWanted()
    }
}
