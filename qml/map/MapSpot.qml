// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Something that stays at a place of the map it lies on. Worked out from the map's middle and zoom
/// as the marks are, so that it follows when the map moves, zooms or gets another size.
Item {
    id: root

    /// The middle of the map, in degrees, and its zoom level.
    required property real latitude
    required property real longitude
    required property real zoom
    /// Where it belongs, in degrees.
    required property real placeLatitude
    required property real placeLongitude
    readonly property real worldSize: 256 * Math.pow(2, root.zoom)

    /// Web Mercator: 0 at the north edge of the world, 1 at its south edge.
    function down(latitude: real): real {
        const sine = Math.sin(latitude * Math.PI / 180);
        return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }

    x: (root.parent ? root.parent.width / 2 : 0) + (root.placeLongitude - root.longitude) / 360 * root.worldSize
    y: (root.parent ? root.parent.height / 2 : 0) + (root.down(root.placeLatitude) - root.down(root.latitude)) * root.worldSize
}
