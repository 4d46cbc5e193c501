// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The council's rules for litter picks, and the hazards a risk assessment begins with.
SettingsGroup {
    id: root

    required property PickRuleSettings rules
    property bool showsHazards: false

    function errorOf(row: int): string {
        const at = root.rules.problemFields.findIndex((field) => field.startsWith("rows[%1]".arg(row)));
        return at < 0 ? "" : root.rules.problemMessages[at];
    }

    title: qsTr("Litter picks")

    component NumberField: EntryField {
        required property string field

        Layout.alignment: Qt.AlignBottom
        Layout.fillWidth: true
        error: root.rules.problems[field] ?? ""
        text: root.rules.values[field] ?? ""
        onEdited: (text) => root.rules.set(field, text)
    }

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.m
        columns: 3
        rowSpacing: Theme.m
        uniformCellWidths: true

        NumberField {
            field: "road_limit_mph"
            label: qsTr("Fastest road without override, mph")
        }

        NumberField {
            field: "lead_days"
            label: qsTr("Working days of notice")
        }

        NumberField {
            field: "review_months"
            label: qsTr("Assessment holds, months")
        }

        NumberField {
            field: "likelihood_max"
            label: qsTr("Likelihood goes up to")
        }

        NumberField {
            field: "severity_max"
            label: qsTr("Severity goes up to")
        }

        NumberField {
            field: "kg_per_bag"
            label: qsTr("Kilograms of a bag not weighed")
        }

        NumberField {
            Layout.columnSpan: 3
            field: "kg_source"
            label: qsTr("Where that comes from")
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s

        ActionButton {
            enabled: root.rules.rulesChanged
            text: qsTr("Save the rules for picks")
            onClicked: root.rules.saveRules()
        }

        ActionButton {
            kind: ActionButton.Quiet
            text: qsTr("Leave as it was")
            visible: root.rules.rulesChanged
            onClicked: root.rules.discard()
        }

        ActionButton {
            text: root.showsHazards ? qsTr("Put the hazards away") : qsTr("Hazards an assessment begins with")
            onClicked: root.showsHazards = !root.showsHazards
        }
    }

    Repeater {
        model: root.showsHazards ? root.rules.hazards : null

        HazardRow {
            id: row

            Layout.fillWidth: true
            error: {
                root.rules.problemFields;
                return root.errorOf(row.index);
            }
            likelihoodMax: root.rules.likelihoodMax
            severityMax: root.rules.severityMax
            showsOwner: false
            onEdited: (column, text) => root.rules.setCell(row.index, column, text)
            onRemoveWanted: root.rules.removeHazard(row.index)
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s
        visible: root.showsHazards

        ActionButton {
            iconName: "plus"
            text: qsTr("Add a hazard")
            onClicked: root.rules.addHazard()
        }

        ActionButton {
            enabled: root.rules.hazardsChanged
            kind: ActionButton.Primary
            text: qsTr("Save the hazards")
            onClicked: root.rules.saveHazards()
        }

        ActionButton {
            kind: ActionButton.Quiet
            text: qsTr("Leave as it was")
            visible: root.rules.hazardsChanged
            onClicked: root.rules.discard()
        }

        ActionButton {
            kind: ActionButton.Quiet
            text: qsTr("Back to what was shipped")
            onClicked: root.rules.restoreShipped()
        }
    }
}
