// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// How a champion is reached.
ColumnLayout {
    id: root

    required property ChampionEditor champion

    signal submitted

    function has(field: string): bool {
        return ["phone", "email", "address", "postcode"].includes(field);
    }

    function goTo(field: string): void {
        (field === "phone" ? phone : field === "email" ? email : field === "address" ? address : postcode).focusField();
    }

    spacing: Theme.l

    component LineField: EntryField {
        required property string field

        Layout.fillWidth: true
        error: root.champion.errors[field] ?? ""
        optional: true
        text: root.champion.values[field] ?? ""
        onAccepted: root.submitted()
        onEdited: (text) => root.champion.set(field, text)
    }

    LineField {
        id: phone

        field: "phone"
        label: qsTr("Telephone")
    }

    LineField {
        id: email

        field: "email"
        label: qsTr("E-mail address")
    }

    LineField {
        id: address

        field: "address"
        label: qsTr("Address")
    }

    LineField {
        id: postcode

        field: "postcode"
        label: qsTr("Postcode")
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.champion.contactWays
        code: root.champion.values["preferred_contact"] ?? ""
        label: qsTr("Best way to reach them")
        optional: true
        onChosen: (code) => root.champion.set("preferred_contact", code)
    }
}
