// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The three questions of the national fly-tipping return. All may be left for later.
GridLayout {
    id: root

    required property ReportEditor editor

    columnSpacing: Theme.s
    // Most answers are two or three words: three beside each other would be cut short in a narrow pane.
    columns: root.width > 540 * Theme.textScale ? 3 : root.width > 360 * Theme.textScale ? 2 : 1
    rowSpacing: Theme.s
    uniformCellWidths: true

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.landTypes
        code: root.editor.landType
        label: qsTr("Land")
        onChosen: (code) => root.editor.landType = code
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.wasteTypes
        code: root.editor.wasteType
        label: qsTr("Waste")
        onChosen: (code) => root.editor.wasteType = code
    }

    ChoiceField {
        Layout.fillWidth: true
        choices: root.editor.sizes
        code: root.editor.size
        label: qsTr("Size")
        onChosen: (code) => root.editor.size = code
    }
}
