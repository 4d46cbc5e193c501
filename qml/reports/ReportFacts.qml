// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What is known about the report, with its place in the three ways people write places.
ColumnLayout {
    id: root

    required property AppContext context
    readonly property ReportDetail detail: root.context.detail

    spacing: Theme.s

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Told by")
        small: root.detail.tellerMore
        value: root.detail.teller
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Where")
        small: root.detail.placeNote
        value: root.detail.place
    }

    CopyRow {
        Layout.fillWidth: true
        context: root.context
        label: qsTr("Grid ref.")
        value: root.detail.gridReference
    }

    CopyRow {
        Layout.fillWidth: true
        context: root.context
        label: qsTr("E, N")
        value: root.detail.eastingNorthing
    }

    CopyRow {
        Layout.fillWidth: true
        context: root.context
        label: qsTr("Lat, lon")
        value: root.detail.latitudeLongitude
    }

    FactRow {
        Layout.fillWidth: true
        label: ""
        small: root.detail.accuracyNote
        value: ""
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Category")
        small: root.detail.answers
        value: root.detail.category
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Priority")
        value: root.detail.priority
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Seen")
        value: root.detail.observed
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Told us")
        value: root.detail.description
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("With")
        value: root.detail.assignedTo
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Same as")
        value: root.detail.repeats
    }

    FactRow {
        Layout.fillWidth: true
        label: qsTr("Again")
        value: root.detail.recurs
    }
}
