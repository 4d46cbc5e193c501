// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// The filters of the jobs list. Each says in words what it holds back.
Flow {
    id: root

    required property AppContext context
    readonly property ReportListModel reports: root.context.reports

    spacing: Theme.xs + 2

    ChoiceChip {
        checked: root.reports.openOnly
        text: qsTr("Open")
        onToggled: root.reports.openOnly = checked
    }

    FilterChip {
        choices: root.context.categoryFilter
        code: root.reports.category
        title: qsTr("Category")
        onChosen: (code) => root.reports.category = code
    }

    FilterChip {
        choices: root.context.statusFilter
        code: root.reports.status
        title: qsTr("State")
        onChosen: (code) => root.reports.status = code
    }

    FilterChip {
        choices: root.context.dueFilter
        code: root.reports.due
        title: qsTr("Due")
        onChosen: (code) => root.reports.due = code
    }
}
