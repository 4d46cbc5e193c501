// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// Where the picks are, and where a place is drawn point by point.
SmallMap {
    id: root

    readonly property PickDesk picks: root.context.picks

    onActed: (x, y, latitude, longitude) => {
        const mark = marks.markAt(x, y);
        if (root.placing)
            root.picks.editor.placeAt(latitude, longitude);
        else if (mark.valid && mark.cluster && mark.expansionZoom <= 19)
            root.lookAt(mark.latitude, mark.longitude, mark.expansionZoom + 0.2);
        else
            root.picks.detail.pickId = mark.valid ? root.picks.layer.idAt(mark.cluster ? mark.members[0] : mark.key) : "";
    }

    Connections {
        function onPickIdChanged(): void {
            if (root.picks.detail.pickId !== "" && root.picks.detail.hasPlace)
                Qt.callLater(() => root.show(root.picks.detail.latitude, root.picks.detail.longitude));
        }

        target: root.picks.detail
    }

    Connections {
        function onPlaceMoved(latitude: real, longitude: real): void {
            root.show(latitude, longitude);
        }

        target: root.picks.editor
    }

    DrawnLines {
        anchors.fill: parent
        latitude: root.latitude
        longitude: root.longitude
        outlines: root.picks.layer.outlines
        zoomLevel: root.zoom
    }

    PickMarks {
        id: marks

        anchors.fill: parent
        latitude: root.latitude
        shownPicks: root.picks.layer
        longitude: root.longitude
        opacity: root.placing ? 0.5 : 1
        selectedKey: root.placing || root.picks.detail.pickId === "" ? -1 : root.picks.layer.keyOf(root.picks.detail.pickId)
        zoomLevel: root.zoom
    }

    DrawnLines {
        anchors.fill: parent
        latitude: root.latitude
        lineColour: Theme.colours.accent
        longitude: root.longitude
        outlines: root.picks.editor.outlines
        visible: root.placing
        zoomLevel: root.zoom
    }

    ReportMarks {
        anchors.fill: parent
        glyphs: root.picks.layer.glyphs
        latitude: root.latitude
        longitude: root.longitude
        points: root.picks.editor.marks
        visible: root.placing
        zoomLevel: root.zoom
    }
}
