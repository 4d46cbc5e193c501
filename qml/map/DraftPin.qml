// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtPositioning
import QtQuick
import StreetChampions.ViewModels

/// The place of the report being logged.
Item {
    id: root

    required property AppContext context
    required property BaseMap view
    required property real latitude
    required property real longitude
    required property real zoom
    readonly property point at: {
        root.latitude;
        root.longitude;
        root.zoom;
        return root.view && root.context.editor.hasPlace ? root.view.map.fromCoordinate(QtPositioning.coordinate(root.context.editor.latitude, root.context.editor.longitude), false) : Qt.point(-100, -100);
    }

    x: root.at.x
    y: root.at.y
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
