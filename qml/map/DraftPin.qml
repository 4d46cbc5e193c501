// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// The place of the report being logged.
MapSpot {
    id: root

    required property AppContext context

    placeLatitude: root.context.editor.latitude
    placeLongitude: root.context.editor.longitude
    z: 2
    Accessible.name: qsTr("Pin of this report")
    Accessible.role: Accessible.Graphic

    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.colours.accent
        border.width: 3
        color: Theme.colours.accentSoft
        height: 72
        opacity: 0.55
        radius: 36
        width: 72
    }

    Icon {
        anchors.centerIn: parent
        color: Theme.colours.markOutline
        name: "state-new"
        size: 42
    }

    Icon {
        anchors.centerIn: parent
        color: Theme.colours.stateNew
        name: "state-new"
        size: 36
    }

    AppText {
        anchors.centerIn: parent
        color: Theme.colours.markOutline
        font.pixelSize: 15
        font.weight: Font.Bold
        text: root.context.editor.glyph
    }
}
