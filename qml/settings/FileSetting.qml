// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A file that a setting points to: its name, and buttons to choose another or none.
FieldFrame {
    id: root

    property string path: ""

    signal fileWanted
    signal cleared

    Flow {
        spacing: Theme.s
        width: root.width

        AppText {
            elide: Text.ElideMiddle
            height: Theme.target
            text: root.path === "" ? qsTr("None chosen") : root.path
            verticalAlignment: Text.AlignVCenter
            width: Math.min(implicitWidth, root.width)
        }

        ActionButton {
            iconName: "folder"
            text: qsTr("Choose a file")
            Accessible.name: qsTr("Choose a file: %1").arg(root.label)
            onClicked: root.fileWanted()
        }

        ActionButton {
            kind: ActionButton.Quiet
            text: qsTr("Use none")
            visible: root.path !== ""
            Accessible.name: qsTr("Use none: %1").arg(root.label)
            onClicked: root.cleared()
        }
    }
}
