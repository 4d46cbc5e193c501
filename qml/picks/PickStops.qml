// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The stops of a walk in order, each with what people call it.
ColumnLayout {
    id: root

    required property PickEditor editor

    spacing: Theme.xs

    AppText {
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        text: qsTr("Stops of the walk")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.editor.stops

        RowLayout {
            id: stop

            required property int index
            required property int number
            required property string name
            required property string place

            Layout.fillWidth: true
            spacing: Theme.s

            MutedText {
                Layout.preferredWidth: Math.round(22 * Theme.textScale)
                Accessible.ignored: true
                horizontalAlignment: Text.AlignRight
                text: stop.number
            }

            PickCell {
                Layout.fillWidth: true
                placeholderText: stop.place === "" ? qsTr("What people call it") : stop.place
                spokenName: qsTr("Name of stop %1").arg(stop.number)
                value: stop.name
                onEdited: (text) => root.editor.nameStop(stop.index, text)
            }

            IconButton {
                iconName: "trash"
                text: qsTr("Take stop %1 away").arg(stop.number)
                onClicked: root.editor.removeStop(stop.index)
            }
        }
    }
}
