// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

SettingsGroup {
    id: root

    required property SettingsModel settings

    function enter(): void {
        appearance.focusField();
    }

    title: qsTr("How it looks")

    ChoiceField {
        id: appearance

        Layout.fillWidth: true
        Layout.maximumWidth: Math.round(320 * Theme.textScale)
        choices: root.settings.themes
        code: root.settings.theme
        label: qsTr("Colours")
        onChosen: (code) => root.settings.theme = code
    }

    ChoiceField {
        Layout.fillWidth: true
        Layout.maximumWidth: Math.round(320 * Theme.textScale)
        choices: root.settings.textSizes
        code: root.settings.textSize
        label: qsTr("Size of text")
        onChosen: (code) => root.settings.textSize = code
    }
}
