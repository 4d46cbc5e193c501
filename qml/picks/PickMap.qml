// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtPositioning
import QtQuick
import StreetChampions.ViewModels

/// Where the picks are, and where a place is drawn point by point.
FocusScope {
    id: root

    required property AppContext context
    readonly property PickDesk picks: root.context.picks
    /// A click or Enter puts a point of the place instead of selecting.
    property bool drawing: false
    property real latitude: 54.5
    property real longitude: -2.0
    property real zoom: 6
    property bool placed: false
    readonly property BaseMap view: loader.item as BaseMap
    readonly property string host: {
        root.context.basemap.edition;
        return root.context.basemap.hostFor(Theme.appearance, Screen.devicePixelRatio);
    }

    function enter(): void {
        crosshair.forceActiveFocus(Qt.TabFocusReason);
    }

    function lookAt(latitude: real, longitude: real, zoom: real): void {
        root.latitude = latitude;
        root.longitude = longitude;
        root.zoom = Math.max(root.context.basemap.minZoom, Math.min(19.5, zoom));
        root.placed = true;
        if (root.view) {
            root.view.map.center = QtPositioning.coordinate(root.latitude, root.longitude);
            root.view.map.zoomLevel = root.zoom;
        }
    }

    function startView(): void {
        if (!root.placed && root.visible && root.width > 100 && root.height > 100 && root.context.points.hasHome)
            root.showAll();
    }

    function showAll(): void {
        const points = root.context.points;
        if (!points.hasHome)
            return;
        const middle = (points.north + points.south) / 2;
        const shrink = Math.cos(middle * Math.PI / 180);
        const wide = Math.max(0.002, points.east - points.west);
        const high = Math.max(0.002, (points.north - points.south) / shrink);
        const zoom = Math.min(Math.log2(Math.max(80, root.width - 40) * 360 / (wide * 256)), Math.log2(Math.max(80, root.height - 60) * 360 / (high * 256)));
        root.lookAt(middle, (points.east + points.west) / 2, Math.min(16, zoom));
    }

    /// Brings a place into view, moving no more than needed.
    function show(latitude: real, longitude: real): void {
        const at = root.view ? root.view.map.fromCoordinate(QtPositioning.coordinate(latitude, longitude), false) : Qt.point(-1, -1);
        const margin = Math.min(70, root.width / 5);
        const inside = at.x > margin && at.y > margin && at.x < root.width - margin && at.y < root.height - margin;
        if (!inside || root.zoom < 14)
            root.lookAt(latitude, longitude, Math.max(root.zoom, 16));
    }

    function act(x: real, y: real): void {
        const at = root.view.map.toCoordinate(Qt.point(x, y), false);
        const mark = marks.markAt(x, y);
        if (root.drawing)
            root.picks.editor.placeAt(at.latitude, at.longitude);
        else if (mark.valid && mark.cluster && mark.expansionZoom <= 19)
            root.lookAt(mark.latitude, mark.longitude, mark.expansionZoom + 0.2);
        else
            root.picks.detail.pickId = mark.valid ? root.picks.layer.idAt(mark.cluster ? mark.members[0] : mark.key) : "";
    }

    onHostChanged: loader.renew()
    onVisibleChanged: Qt.callLater(root.startView)
    onWidthChanged: Qt.callLater(root.startView)

    Connections {
        function onChanged(): void {
            root.startView();
        }

        target: root.context.points
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

    Loader {
        id: loader

        function renew(): void {
            loader.active = false;
            loader.active = true;
        }

        anchors.fill: parent
        clip: true

        sourceComponent: BaseMap {
            host: root.host
            source: root.context.basemap
            startLatitude: root.latitude
            startLongitude: root.longitude
            startZoom: root.zoom
            map.onCenterChanged: if (map.mapReady) {
                root.latitude = map.center.latitude;
                root.longitude = map.center.longitude;
            }
            map.onZoomLevelChanged: if (map.mapReady) root.zoom = map.zoomLevel
        }
    }

    Outlines {
        anchors.fill: parent
        latitude: root.latitude
        longitude: root.longitude
        outlines: root.context.points.outlines
        zoomLevel: root.zoom
    }

    PickLines {
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
        opacity: root.drawing ? 0.5 : 1
        selectedKey: root.drawing || root.picks.detail.pickId === "" ? -1 : root.picks.layer.keyOf(root.picks.detail.pickId)
        zoomLevel: root.zoom
    }

    PickLines {
        anchors.fill: parent
        latitude: root.latitude
        lineColour: Theme.colours.accent
        longitude: root.longitude
        outlines: root.picks.editor.outlines
        visible: root.drawing
        zoomLevel: root.zoom
    }

    ReportMarks {
        anchors.fill: parent
        glyphs: root.picks.layer.glyphs
        latitude: root.latitude
        longitude: root.longitude
        points: root.picks.editor.marks
        visible: root.drawing
        zoomLevel: root.zoom
    }

    Crosshair {
        id: crosshair

        anchors.fill: parent
        focus: true
        placing: root.drawing
        onActed: root.act(root.width / 2, root.height / 2)
        onAllWanted: root.showAll()
        onMoved: (dx, dy) => {
            const at = root.view.map.toCoordinate(Qt.point(root.width / 2 + dx, root.height / 2 + dy), false);
            root.lookAt(at.latitude, at.longitude, root.zoom);
        }
        onZoomed: (steps) => root.lookAt(root.latitude, root.longitude, root.zoom + steps)
    }

    HoverHandler {
        cursorShape: root.drawing ? Qt.CrossCursor : Qt.ArrowCursor
    }

    TapHandler {
        onTapped: (event) => root.act(event.position.x, event.position.y)
    }

    MapFoot {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        basemap: root.context.basemap
        latitude: root.latitude
        showLegend: false
        zoom: root.zoom
    }
}
