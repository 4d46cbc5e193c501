// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Columns of a file that are not known here, and what each of them is.
ColumnLayout {
    id: root

    required property ImportModel model

    spacing: Theme.s

    AppText {
        Layout.fillWidth: true
        text: qsTr("Columns that are not known. Say what they are, or leave them out.")
        wrapMode: Text.Wrap
    }

    ScrollPage {
        id: scroller

        Layout.fillWidth: true
        Layout.maximumHeight: 160 * Theme.textScale

        GridLayout {
            columnSpacing: Theme.m
            columns: width > 560 * Theme.textScale ? 2 : 1
            width: scroller.availableWidth - Theme.m

            Repeater {
                model: root.model.unknown

                ChoiceField {
                    id: field

                    required property string modelData

                    Layout.fillWidth: true
                    choices: root.model.fields
                    code: root.model.columnField(field.modelData)
                    label: field.modelData
                    onChosen: (code) => root.model.setColumn(field.modelData, code)
                }
            }
        }
    }
}
