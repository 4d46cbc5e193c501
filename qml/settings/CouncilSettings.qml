// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

SettingsGroup {
    id: root

    required property SettingsModel settings

    signal fileWanted(purpose: string)

    title: qsTr("Your council and this PC")

    EntryField {
        Layout.fillWidth: true
        error: root.settings.councilError
        label: qsTr("Name of the council")
        text: root.settings.councilName
        onCommitted: (text) => root.settings.councilName = text
    }

    EntryField {
        Layout.fillWidth: true
        error: root.settings.phoneError
        hint: qsTr("Whom volunteers call about what is not theirs to do; printed with every kit")
        label: qsTr("Telephone of the council")
        optional: true
        text: root.settings.councilPhone
        onCommitted: (text) => root.settings.councilPhone = text
    }

    ChoiceField {
        Layout.fillWidth: true
        Layout.maximumWidth: Math.round(320 * Theme.textScale)
        choices: root.settings.nations
        code: root.settings.nation
        hint: qsTr("Decides which bank holidays are left out of due dates that are worked out from now on")
        label: qsTr("Nation")
        onChosen: (code) => root.settings.nation = code
    }

    EntryField {
        Layout.fillWidth: true
        hint: qsTr("Written beside every change made here")
        label: qsTr("Your name")
        text: root.settings.officerName
        onCommitted: (text) => root.settings.officerName = text
    }

    EntryField {
        Layout.fillWidth: true
        label: qsTr("Name of this PC")
        text: root.settings.deviceName
        onCommitted: (text) => root.settings.deviceName = text
    }

    EntryField {
        Layout.fillWidth: true
        error: root.settings.prefixError
        hint: qsTr("Starts every reference given out here: one letter, then up to three letters or figures, such as N3. Two PCs must not share one")
        label: qsTr("Letters of this PC")
        text: root.settings.devicePrefix
        onCommitted: (text) => root.settings.devicePrefix = text
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.xs

        AppText {
            font.weight: Font.DemiBold
            text: qsTr("Areas and wards")
        }

        MutedText {
            Layout.fillWidth: true
            text: root.settings.areasLine
            wrapMode: Text.Wrap
        }

        ActionButton {
            iconName: "boundary"
            text: qsTr("Read boundaries from a GeoJSON file")
            onClicked: root.fileWanted("boundaries")
        }
    }
}
