// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// What a champion looks after: streets by name, or what was drawn on the map.
ColumnLayout {
    id: root

    required property string patch
    /// What is drawn, in words; empty where streets are named.
    required property string shape
    property string error: ""

    signal edited(text: string)
    signal submitted
    signal drawWanted

    function focusField(): void {
        if (root.shape === "")
            streets.focusField();
        else
            draw.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.xs

    EntryField {
        id: streets

        Layout.fillWidth: true
        error: root.error
        hint: qsTr("Names of streets with semicolons between them, such as High Row; Mill Lane")
        label: qsTr("Patch")
        optional: true
        text: root.shape === "" ? root.patch : ""
        visible: root.shape === ""
        onAccepted: root.submitted()
        onEdited: (text) => root.edited(text)
    }

    AppText {
        Layout.fillWidth: true
        text: qsTr("Patch: %1").arg(root.shape)
        visible: root.shape !== ""
        wrapMode: Text.Wrap
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.m

        LinkButton {
            id: draw

            text: root.shape === "" ? qsTr("Draw it on the map") : qsTr("Change it on the map")
            onClicked: root.drawWanted()
        }

        LinkButton {
            text: qsTr("Name streets instead")
            visible: root.shape !== ""
            onClicked: {
                root.edited("");
                streets.focusField();
            }
        }
    }
}
