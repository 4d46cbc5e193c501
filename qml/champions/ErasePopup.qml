// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Asks why somebody's data are erased; then says what is left to do by hand.
FormPopup {
    id: root

    required property PersonalData personal
    /// What stays of them.
    property string staying: qsTr("Their number, hours and credits stay.")
    property bool isDone: false

    function proceed(): void {
        if (root.isDone)
            root.close();
        else
            root.personal.erase(why.text);
    }

    actionText: root.isDone ? qsTr("Close") : qsTr("Erase for good")
    leaveText: root.isDone ? "" : qsTr("Not now")
    title: root.isDone ? qsTr("Their data are erased") : qsTr("Erase the personal data of %1").arg(root.personal.who)
    onAboutToShow: {
        root.isDone = false;
        why.text = "";
    }
    onAccepted: root.proceed()
    onOpened: why.focusField()

    Connections {
        function onWasErased(): void {
            root.isDone = true;
        }

        target: root.personal
    }

    AppText {
        Layout.fillWidth: true
        text: root.isDone ? qsTr("Photos, files that were exported and other PCs are not reached until they are told.") : qsTr("This takes out their name, how to reach them, where they live and what was written of them, from the history too. %1 It cannot be undone.").arg(root.staying)
        wrapMode: Text.Wrap
    }

    EntryField {
        id: why

        Layout.fillWidth: true
        label: qsTr("Why")
        visible: !root.isDone
        onAccepted: root.proceed()
    }

    Repeater {
        model: root.isDone ? root.personal.left : []

        AppText {
            id: line

            required property string modelData

            Layout.fillWidth: true
            font.pixelSize: Theme.textSmall + 1
            text: line.modelData
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
}
