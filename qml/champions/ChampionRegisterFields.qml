// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What else the register keeps: patch, interests, groups, languages, consent, and of the young
/// ones a parent's.
ColumnLayout {
    id: root

    required property ChampionEditor champion
    readonly property list<DateField> dayFields: [consent, born, parentConsent, pack, left]
    readonly property list<string> dayCodes: ["consent_on", "born_on", "parent_consent_on", "induction_pack_on", "left_on"]

    signal submitted
    signal drawWanted(patch: string)

    function has(field: string): bool {
        return ["patch", "languages", "interests", "lawful_basis", "is_young"].includes(field) || root.dayCodes.includes(field);
    }

    function goTo(field: string): void {
        if (root.dayCodes.includes(field))
            root.dayFields[root.dayCodes.indexOf(field)].focusField();
        else if (field === "lawful_basis")
            basis.focusField();
        else if (field === "is_young")
            young.forceActiveFocus(Qt.TabFocusReason);
        else
            field === "languages" ? languages.focusField() : patch.focusField();
    }

    function valueOf(field: string): string {
        return root.champion.values[field] ?? "";
    }

    spacing: Theme.l

    component DayOf: DateField {
        required property string field

        Layout.fillWidth: true
        error: root.champion.errors[field] ?? ""
        optional: true
        text: root.valueOf(field)
        onEdited: (text) => root.champion.set(field, text)
    }

    PatchField {
        id: patch

        Layout.fillWidth: true
        error: root.champion.errors["patch"] ?? ""
        patch: root.valueOf("patch")
        shape: root.valueOf("patch_shape")
        onDrawWanted: root.drawWanted(root.valueOf("patch"))
        onEdited: (text) => root.champion.set("patch", text)
        onSubmitted: root.submitted()
    }

    FieldFrame {
        Layout.fillWidth: true
        error: root.champion.errors["interests"] ?? ""
        label: qsTr("Likes to")
        optional: true

        Flow {
            spacing: Theme.s
            width: parent.width

            Repeater {
                model: root.champion.interests

                ChoiceChip {
                    id: interest

                    required property string code
                    required property string title

                    checked: root.valueOf("interests") !== "" && root.champion.hasInterest(interest.code)
                    text: interest.title
                    onClicked: root.champion.toggleInterest(interest.code)
                }
            }
        }
    }

    FieldFrame {
        Layout.fillWidth: true
        label: qsTr("Groups")
        optional: true
        visible: root.champion.groups.count > 0

        Flow {
            spacing: Theme.s
            width: parent.width

            Repeater {
                model: root.champion.groups

                ChoiceChip {
                    id: group

                    required property string code
                    required property string title

                    checked: root.champion.values !== undefined && root.champion.isIn(group.code)
                    text: group.title
                    onClicked: root.champion.toggleGroup(group.code)
                }
            }
        }
    }

    EntryField {
        id: languages

        Layout.fillWidth: true
        error: root.champion.errors["languages"] ?? ""
        hint: qsTr("With semicolons between them")
        label: qsTr("Languages besides English")
        optional: true
        text: root.valueOf("languages")
        onAccepted: root.submitted()
        onEdited: (text) => root.champion.set("languages", text)
    }

    ChoiceField {
        id: basis

        Layout.fillWidth: true
        choices: root.champion.lawfulBases
        code: root.valueOf("lawful_basis")
        error: root.champion.errors["lawful_basis"] ?? ""
        label: qsTr("Why we may keep their data")
        optional: true
        onChosen: (code) => root.champion.set("lawful_basis", code)
    }

    DayOf {
        id: consent

        field: "consent_on"
        label: qsTr("Day they consented")
    }

    ChoiceChip {
        id: young

        checked: root.valueOf("is_young") !== ""
        text: qsTr("16 or 17 years old")
        onClicked: root.champion.set("is_young", root.valueOf("is_young") === "" ? "yes" : "")
    }

    DayOf {
        id: born

        field: "born_on"
        label: qsTr("Date of birth")
        visible: young.checked || text !== ""
    }

    DayOf {
        id: parentConsent

        field: "parent_consent_on"
        label: qsTr("Day a parent consented")
        visible: young.checked || text !== ""
    }

    DayOf {
        id: pack

        field: "induction_pack_on"
        label: qsTr("Day they got the induction pack")
    }

    DayOf {
        id: left

        field: "left_on"
        label: qsTr("Day they left")
    }
}
