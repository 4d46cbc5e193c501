// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtLocation
import QtPositioning
import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// Where everything is: the basemap, boundaries, reports, and the pin of the one being logged.
/// By keyboard the arrows move the map under a crosshair, and Enter acts on what is under it.
FocusScope {
    id: root

    required property AppContext context
    /// A click or Enter puts the pin of the form instead of selecting.
    property bool placing: false
    readonly property MapLayers shown: MapLayers {}
    property real latitude: 54.5
    property real longitude: -2.0
    property real zoom: 6
    property bool placed: false
    readonly property BaseMap view: loader.item as BaseMap
    readonly property string host: {
        root.context.basemap.edition;
        return root.context.basemap.hostFor(Theme.appearance, Screen.devicePixelRatio);
    }

    signal logWanted(latitude: real, longitude: real)

    function enter(): void {
        crosshair.forceActiveFocus(Qt.TabFocusReason);
    }

    function coordinateAt(x: real, y: real): geoCoordinate {
        return root.view.map.toCoordinate(Qt.point(x, y), false);
    }

    function openMenu(x: real, y: real): void {
        const at = root.coordinateAt(x, y);
        menu.openAt(at.latitude, at.longitude, x, y);
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

    /// The whole borough, once there is room to show it.
    function startView(): void {
        if (!root.placed && root.visible && root.width > 100 && root.height > 100 && root.context.points.hasHome)
            root.showAll();
    }

    /// Brings a place into view, moving no more than needed.
    function show(latitude: real, longitude: real): void {
        const at = root.view ? root.view.map.fromCoordinate(QtPositioning.coordinate(latitude, longitude), false) : Qt.point(-1, -1);
        const margin = Math.min(70, root.width / 5);
        const inside = at.x > margin && at.y > margin && at.x < root.width - margin && at.y < root.height - margin;
        if (!inside || root.zoom < 14)
            root.lookAt(latitude, longitude, Math.max(root.zoom, 16));
    }

    function showAll(): void {
        const points = root.context.points;
        const centreLatitude = (points.north + points.south) / 2;
        const shrink = Math.cos(centreLatitude * Math.PI / 180);
        const wide = Math.max(0.002, points.east - points.west);
        const high = Math.max(0.002, (points.north - points.south) / shrink);
        const zoom = Math.min(Math.log2(Math.max(80, root.width - 40) * 360 / (wide * 256)), Math.log2(Math.max(80, root.height - 60) * 360 / (high * 256)));
        root.lookAt(centreLatitude, (points.east + points.west) / 2, Math.min(16, zoom));
    }

    function zoomBy(steps: real): void {
        root.lookAt(root.latitude, root.longitude, root.zoom + steps);
    }

    /// What a click there means.
    function act(x: real, y: real): void {
        const at = root.coordinateAt(x, y);
        const mark = reports.markAt(x, y);
        const kits = reports.kitMarkAt(x, y);
        const pickId = mark.valid ? "" : reports.pickAt(x, y);
        if (root.placing)
            root.context.editor.placeAt(at.latitude, at.longitude);
        else if (mark.valid && mark.cluster && mark.expansionZoom <= 19)
            root.lookAt(mark.latitude, mark.longitude, mark.expansionZoom + 0.2);
        else if (mark.valid)
            root.context.detail.reportId = root.context.points.idAt(mark.cluster ? mark.members[0] : mark.key);
        else if (pickId !== "")
            root.context.picks.open(pickId, "");
        else if (kits.valid && kits.cluster && kits.expansionZoom <= 19)
            root.lookAt(kits.latitude, kits.longitude, kits.expansionZoom + 0.2);
        else if (kits.valid)
            root.context.kits.openAll(kits.cluster ? kits.members.map((key) => root.context.kits.layer.idAt(key)) : [root.context.kits.layer.idAt(kits.key)]);
        else
            root.context.detail.reportId = "";
    }

    onHostChanged: loader.renew()

    Connections {
        function onChanged(): void {
            root.startView();
        }

        target: root.context.points
    }

    Connections {
        function onReportIdChanged(): void {
            if (root.context.detail.reportId !== "" && root.context.detail.hasPlace)
                Qt.callLater(() => root.show(root.context.detail.latitude, root.context.detail.longitude));
        }

        target: root.context.detail
    }

    Connections {
        function onPlaceMoved(latitude: real, longitude: real): void {
            root.show(latitude, longitude);
        }

        target: root.context.editor
    }

    onVisibleChanged: Qt.callLater(root.startView)
    onWidthChanged: Qt.callLater(root.startView)

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
                root.context.editor.lookAt(root.latitude, root.longitude);
            }
            map.onZoomLevelChanged: if (map.mapReady) root.zoom = map.zoomLevel
        }
    }

    MapMarks {
        id: reports

        anchors.fill: parent
        context: root.context
        hoveredKey: pointer.key
        latitude: root.latitude
        longitude: root.longitude
        placing: root.placing
        shown: root.shown
        zoom: root.zoom
    }

    DraftPin {
        context: root.context
        latitude: root.latitude
        longitude: root.longitude
        visible: root.placing && root.context.editor.hasPlace
        zoom: root.zoom
    }

    Crosshair {
        id: crosshair

        anchors.fill: parent
        focus: true
        placing: root.placing
        onActed: root.act(root.width / 2, root.height / 2)
        onAllWanted: root.showAll()
        onMenuWanted: root.openMenu(root.width / 2, root.height / 2)
        onMoved: (dx, dy) => {
            const at = root.coordinateAt(root.width / 2 + dx, root.height / 2 + dy);
            root.lookAt(at.latitude, at.longitude, root.zoom);
        }
        onZoomed: (steps) => root.zoomBy(steps)
    }

    HoverHandler {
        id: pointer

        property real key: -1

        cursorShape: root.placing ? Qt.CrossCursor : pointer.key >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
        onPointChanged: {
            const mark = root.placing || !hovered ? null : reports.markAt(point.position.x, point.position.y);
            pointer.key = mark && mark.valid && !mark.cluster ? mark.key : -1;
        }
    }

    TapHandler {
        onTapped: (event) => root.act(event.position.x, event.position.y)
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: (event) => root.openMenu(event.position.x, event.position.y)
    }

    MapMenu {
        id: menu

        context: root.context
        placing: root.placing
        onLogWanted: (latitude, longitude) => root.logWanted(latitude, longitude)
    }

    MapControls {
        anchors.margins: Theme.m
        anchors.right: parent.right
        anchors.top: parent.top
        shown: root.shown
        onAllWanted: root.showAll()
        onZoomed: (steps) => root.zoomBy(steps)
    }

    MapFoot {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        basemap: root.context.basemap
        latitude: root.latitude
        showLegend: root.shown.legend
        zoom: root.zoom
    }
}
