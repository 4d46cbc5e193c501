// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Where the pick is: a spot, a route or a piece of land, clicked on the map or typed point by point.
ColumnLayout {
    id: root

    required property PickEditor editor

    /// Enter with nothing typed: on to what follows.
    signal passed

    function enter(): void {
        place.focusField();
    }

    spacing: Theme.s

    AppText {
        Layout.fillWidth: true
        font.weight: Font.DemiBold
        text: qsTr("Where is it? (optional)")
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.xs

        Repeater {
            model: root.editor.targets

            ChoiceChip {
                id: chip

                required property string code
                required property string title

                checkable: false
                checked: root.editor.target === chip.code
                text: chip.title
                Accessible.role: Accessible.RadioButton
                onClicked: {
                    root.editor.target = chip.code;
                    place.focusField();
                }
            }
        }
    }

    SuggestField {
        id: place

        Layout.fillWidth: true
        error: root.editor.problems["place"] ?? ""
        hint: root.editor.target === "point" ? qsTr("A street, postcode or grid reference, or click the map") : qsTr("Each street, postcode or grid reference adds a point, or click the map")
        label: root.editor.targets.titleOf(root.editor.target)
        suggestions: root.editor.places
        value: root.editor.values["place"] ?? ""
        onChosen: (row) => {
            root.editor.choosePlace(row);
            root.editor.places.query = "";
        }
        onEdited: (text) => root.editor.set("place", text)
        onSubmitted: {
            if ((root.editor.values["place"] ?? "") !== "")
                root.editor.takeTyped();
            else
                root.passed();
        }
    }

    PickStops {
        Layout.fillWidth: true
        editor: root.editor
        visible: root.editor.stops.count > 0
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                font.pixelSize: Theme.textSmall
                font.weight: root.editor.hasPoints ? Font.DemiBold : Font.Normal
                text: root.editor.measure
                wrapMode: Text.Wrap
                Accessible.role: Accessible.StaticText
            }

            MutedText {
                Layout.fillWidth: true
                text: root.editor.pointsLine
                visible: text !== ""
                wrapMode: Text.Wrap
            }
        }

        IconButton {
            enabled: root.editor.hasPoints
            iconName: "undo"
            text: qsTr("Take the last point away")
            onClicked: root.editor.removeLastPoint()
        }

        IconButton {
            enabled: root.editor.hasPoints
            iconName: "trash"
            text: qsTr("Take all points away")
            onClicked: root.editor.clearPlace()
        }
    }
}
