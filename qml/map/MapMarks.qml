// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// What lies over the basemap: boundaries, champions' patches, litter picks, kits and reports, each
/// where its layer is on.
Item {
    id: root

    required property AppContext context
    required property MapLayers shown
    readonly property PatchDesk patches: root.context.network.patches
    required property real latitude
    required property real longitude
    required property real zoom
    property bool placing: false
    property real hoveredKey: -1

    /// The report, or else the pick, under a point.
    function markAt(x: real, y: real): mapMark {
        return reports.markAt(x, y);
    }

    function pickAt(x: real, y: real): string {
        const mark = picks.markAt(x, y);
        return root.shown.picks && mark.valid && !mark.cluster ? root.context.picks.layer.idAt(mark.key) : "";
    }

    /// A kit, or those at one place.
    function kitMarkAt(x: real, y: real): mapMark {
        return kits.markAt(x, root.shown.kits ? y : -1e6);
    }

    Outlines {
        anchors.fill: parent
        latitude: root.latitude
        longitude: root.longitude
        outlines: root.context.points.outlines
        visible: root.shown.boundaries
        zoomLevel: root.zoom
    }

    DrawnLines {
        anchors.fill: parent
        latitude: root.latitude
        longitude: root.longitude
        outlines: root.patches.patches
        visible: root.shown.patches
        zoomLevel: root.zoom
        onVisibleChanged: if (visible)
            root.patches.look()
    }

    ReportMarks {
        anchors.fill: parent
        glyphs: root.patches.glyphs
        latitude: root.latitude
        longitude: root.longitude
        points: root.patches.streets
        visible: root.shown.patches
        zoomLevel: root.zoom
    }

    DrawnLines {
        anchors.fill: parent
        latitude: root.latitude
        longitude: root.longitude
        outlines: root.context.picks.layer.outlines
        visible: root.shown.picks
        zoomLevel: root.zoom
    }

    PickMarks {
        id: picks

        anchors.fill: parent
        latitude: root.latitude
        shownPicks: root.context.picks.layer
        longitude: root.longitude
        visible: root.shown.picks
        zoomLevel: root.zoom
    }

    KitMarks {
        id: kits

        anchors.fill: parent
        latitude: root.latitude
        longitude: root.longitude
        shownKits: root.context.kits.layer
        visible: root.shown.kits
        zoomLevel: root.zoom
    }

    ReportMarks {
        id: reports

        anchors.fill: parent
        glyphs: root.context.points.glyphs
        hoveredKey: root.hoveredKey
        latitude: root.latitude
        longitude: root.longitude
        points: root.context.points.points
        selectedKey: root.placing || root.context.detail.reportId === "" ? -1 : root.context.detail.number
        visible: root.shown.reports
        zoomLevel: root.zoom
    }
}
