// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// What can be done with a spot on the map.
Menu {
    id: root

    required property AppContext context
    required property bool placing
    property real latitude: 0
    property real longitude: 0
    property list<string> texts: ["", "", ""]

    signal logWanted(latitude: real, longitude: real)

    function openAt(latitude: real, longitude: real, x: real, y: real): void {
        root.latitude = latitude;
        root.longitude = longitude;
        root.texts = root.context.placeTexts(latitude, longitude);
        root.popup(root.parent, x, y);
    }

    width: Math.round(280 * Theme.textScale)

    MenuItem {
        text: root.placing ? qsTr("Put the pin here") : qsTr("Log a report here")
        onTriggered: root.placing ? root.context.editor.placeAt(root.latitude, root.longitude) : root.logWanted(root.latitude, root.longitude)
    }

    MenuSeparator {
    }

    MenuItem {
        enabled: root.texts[0] !== ""
        text: qsTr("Copy grid reference %1").arg(root.texts[0])
        onTriggered: root.context.copy(root.texts[0])
    }

    MenuItem {
        enabled: root.texts[1] !== ""
        text: qsTr("Copy easting, northing %1").arg(root.texts[1])
        onTriggered: root.context.copy(root.texts[1])
    }

    MenuItem {
        text: qsTr("Copy latitude, longitude %1").arg(root.texts[2])
        onTriggered: root.context.copy(root.texts[2])
    }
}
