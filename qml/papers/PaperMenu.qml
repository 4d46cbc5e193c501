// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// The papers of the record shown; the one chosen is looked at before it is saved or printed.
ActionButton {
    id: root

    required property PaperDesk papers
    required property ChoiceModel kinds
    required property string recordId
    /// One thing besides papers; empty: none.
    property string moreText: ""

    signal moreWanted

    iconName: "export"
    text: qsTr("Papers")
    onClicked: menu.popup(root, 0, root.height + 2)

    Menu {
        id: menu

        Instantiator {
            model: root.kinds

            delegate: MenuItem {
                required property string code
                required property string title

                text: title
                onTriggered: root.papers.open(code, root.recordId)
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)
        }

        MenuItem {
            height: visible ? implicitHeight : 0
            text: root.moreText
            visible: root.moreText !== ""
            onTriggered: root.moreWanted()
        }
    }
}
