// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import StreetChampions.ViewModels

/// Papers and files of the pick selected, each saved where somebody says.
ActionButton {
    id: root

    required property PickDesk picks
    property string kind: ""

    iconName: "export"
    text: qsTr("Papers")
    onClicked: menu.popup(root, 0, root.height + 2)

    Menu {
        id: menu

        Instantiator {
            model: root.picks.files.kinds

            delegate: MenuItem {
                required property string code
                required property string title

                text: title
                onTriggered: {
                    root.kind = code;
                    dialog.selectedFile = dialog.currentFolder + "/" + root.picks.files.nameFor(root.picks.detail.pickId, code);
                    dialog.open();
                }
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)
        }
    }

    FileDialog {
        id: dialog

        fileMode: FileDialog.SaveFile
        onAccepted: root.picks.files.save(root.picks.detail.pickId, root.kind, dialog.selectedFile)
    }
}
