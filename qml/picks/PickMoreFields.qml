// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What approval asks for, and what may be known besides.
ColumnLayout {
    id: root

    required property PickEditor editor

    function show(field: string): void {
        if (field === "insurance_basis")
            insurance.focusField();
        else if (field === "land_permission")
            permission.focusField();
        else if (field === "capacity")
            capacity.focusField();
        else
            road.focusField();
    }

    spacing: Theme.l

    EntryField {
        id: road

        Layout.fillWidth: true
        error: root.editor.problems["road_speed_mph"] ?? ""
        hint: qsTr("Of the fastest road beside it. Leave empty where there is no road.")
        label: qsTr("Road speed in mph")
        optional: true
        text: root.editor.values["road_speed_mph"] ?? ""
        onAccepted: insurance.focusField()
        onEdited: (text) => root.editor.set("road_speed_mph", text)
    }

    ChoiceField {
        id: insurance

        Layout.fillWidth: true
        choices: root.editor.insurances
        code: root.editor.values["insurance_basis"] ?? ""
        error: root.editor.problems["insurance_basis"] ?? ""
        label: qsTr("What insurance covers it?")
        onChosen: (code) => root.editor.set("insurance_basis", code)
    }

    ChoiceField {
        id: permission

        Layout.fillWidth: true
        choices: root.editor.permissions
        code: root.editor.values["land_permission"] ?? ""
        error: root.editor.problems["land_permission"] ?? ""
        label: qsTr("Whose land is it?")
        onChosen: (code) => root.editor.set("land_permission", code)
    }

    EntryField {
        id: capacity

        Layout.fillWidth: true
        error: root.editor.problems["capacity"] ?? ""
        hint: qsTr("Whoever books after that waits")
        label: qsTr("How many people may come?")
        optional: true
        text: root.editor.values["capacity"] ?? ""
        onEdited: (text) => root.editor.set("capacity", text)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.groups
        code: root.editor.values["host_group"] ?? ""
        label: qsTr("Group that holds it")
        optional: true
        visible: root.editor.groups.count > 1
        onChosen: (code) => root.editor.set("host_group", code)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.campaigns
        code: root.editor.values["campaign"] ?? ""
        label: qsTr("Campaign")
        optional: true
        visible: root.editor.campaigns.count > 1
        onChosen: (code) => root.editor.set("campaign", code)
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.areas
        code: root.editor.values["area"] ?? ""
        label: qsTr("Area")
        optional: true
        visible: root.editor.areas.count > 1
        onChosen: (code) => root.editor.set("area", code)
    }

    EntryField {
        Layout.fillWidth: true
        label: qsTr("Who asked for it?")
        optional: true
        text: root.editor.values["requested_by"] ?? ""
        onEdited: (text) => root.editor.set("requested_by", text)
    }

    EntryArea {
        Layout.fillWidth: true
        label: qsTr("Note")
        optional: true
        text: root.editor.values["note"] ?? ""
        onEdited: (text) => root.editor.set("note", text)
    }
}
