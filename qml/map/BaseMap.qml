// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtLocation
import QtPositioning
import QtQuick
import StreetChampions.ViewModels

/// The map itself. Its plugin reads its parameters once, so a new one is made when they change.
MapView {
    id: root

    required property MapSource source
    required property string host
    required property real startLatitude
    required property real startLongitude
    required property real startZoom

    map.color: Theme.colours.sidebar
    map.copyrightsVisible: false
    map.plugin: Plugin {
        name: "osm"

        PluginParameter {
            name: "osm.mapping.custom.host"
            value: root.host
        }

        PluginParameter {
            name: "osm.mapping.providersrepository.disabled"
            value: true
        }

        PluginParameter {
            name: "osm.mapping.prefetching_style"
            value: "NoPrefetching"
        }

        PluginParameter {
            name: "osm.mapping.cache.disk.size"
            value: "0"
        }

        PluginParameter {
            name: "osm.mapping.cache.directory"
            value: root.source.cacheDirectory()
        }

        PluginParameter {
            name: "osm.useragent"
            value: root.source.userAgent()
        }
    }
    Component.onCompleted: {
        for (let i = 0; i < root.map.supportedMapTypes.length; ++i) {
            if (root.map.supportedMapTypes[i].style === MapType.CustomMap)
                root.map.activeMapType = root.map.supportedMapTypes[i];
        }
        root.map.center = QtPositioning.coordinate(root.startLatitude, root.startLongitude);
        root.map.zoomLevel = root.startZoom;
    }
}
