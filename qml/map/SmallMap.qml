// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtPositioning
import QtQuick
import StreetChampions.ViewModels

/// The map of a pane: the basemap and the wards, a crosshair for the keyboard, and over them
/// whatever is put into it. It starts with the whole borough.
FocusScope {
    id: root

    required property AppContext context
    /// A click or Enter puts a point instead of selecting.
    property bool placing: false
    property real latitude: 54.5
    property real longitude: -2.0
    property real zoom: 6
    property bool placed: false
    /// States of the marks with their words, from left to right; none shows no legend.
    property list<string> legendKeys: []
    property list<string> legendWords: []
    readonly property BaseMap view: loader.item as BaseMap
    readonly property string host: {
        root.context.basemap.edition;
        return root.context.basemap.hostFor(Theme.appearance, Screen.devicePixelRatio);
    }
    default property alias marks: over.data

    /// A click, or Enter under the crosshair.
    signal acted(x: real, y: real, latitude: real, longitude: real)

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
        root.fit(points.north, points.south, points.east, points.west);
    }

    /// All of a piece of land, with some room around it.
    function fit(north: real, south: real, east: real, west: real): void {
        const middle = (north + south) / 2;
        const shrink = Math.cos(middle * Math.PI / 180);
        const wide = Math.max(0.002, east - west);
        const high = Math.max(0.002, (north - south) / shrink);
        const zoom = Math.min(Math.log2(Math.max(80, root.width - 40) * 360 / (wide * 256)), Math.log2(Math.max(80, root.height - 60) * 360 / (high * 256)));
        root.lookAt(middle, (east + west) / 2, Math.min(16, zoom));
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
        root.acted(x, y, at.latitude, at.longitude);
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

    Item {
        id: over

        anchors.fill: parent
    }

    Crosshair {
        id: crosshair

        anchors.fill: parent
        focus: true
        placing: root.placing
        onActed: root.act(root.width / 2, root.height / 2)
        onAllWanted: root.showAll()
        onMoved: (dx, dy) => {
            const at = root.view.map.toCoordinate(Qt.point(root.width / 2 + dx, root.height / 2 + dy), false);
            root.lookAt(at.latitude, at.longitude, root.zoom);
        }
        onZoomed: (steps) => root.lookAt(root.latitude, root.longitude, root.zoom + steps)
    }

    HoverHandler {
        cursorShape: root.placing ? Qt.CrossCursor : Qt.ArrowCursor
    }

    TapHandler {
        onTapped: (event) => root.act(event.position.x, event.position.y)
    }

    MapFoot {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        basemap: root.context.basemap
        keys: root.legendKeys
        latitude: root.latitude
        showLegend: root.legendKeys.length > 0
        words: root.legendWords
        zoom: root.zoom
    }
}
