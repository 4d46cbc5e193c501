// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// A filter with several answers: the chip shows the one chosen, its menu the others.
ChoiceChip {
    id: root

    required property SuggestionModel choices
    required property string title
    /// Empty for no filter.
    property string code: ""

    signal chosen(code: string)

    checked: root.code !== ""
    opensMenu: true
    text: root.code === "" ? root.title : root.choices.titleAt(root.choices.rowOf(root.code))
    Accessible.description: root.code === "" ? qsTr("No filter") : qsTr("Filtered")
    onClicked: menu.popup(root, 0, root.height + 2)

    Menu {
        id: menu

        MenuItem {
            text: qsTr("Any")
            onTriggered: root.chosen("")
        }

        MenuSeparator {
        }

        Instantiator {
            delegate: MenuItem {
                required property string code
                required property string title

                checkable: true
                checked: root.code === code
                text: title
                onTriggered: root.chosen(code)
            }
            model: root.choices
            onObjectAdded: (index, object) => menu.insertItem(index + 2, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)
        }
    }
}
