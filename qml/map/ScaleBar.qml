// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// How far a stretch of the map is on the ground, in round figures.
RowLayout {
    id: root

    required property real latitude
    required property real zoom
    readonly property real metresPerPixel: 156543.034 * Math.cos(root.latitude * Math.PI / 180) / Math.pow(2, root.zoom)
    readonly property real metres: {
        const most = root.metresPerPixel * 110;
        const power = Math.pow(10, Math.floor(Math.log10(most)));
        return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    }

    spacing: Theme.xs

    MutedText {
        text: root.metres >= 1000 ? qsTr("%1 km").arg(root.metres / 1000) : qsTr("%1 m").arg(root.metres)
    }

    Item {
        implicitHeight: 8
        implicitWidth: root.metres / root.metresPerPixel
        Accessible.ignored: true

        Rectangle {
            color: Theme.colours.ink
            height: 2
            width: parent.width
            y: 3
        }

        Rectangle {
            color: Theme.colours.ink
            height: 8
            width: 2
        }

        Rectangle {
            color: Theme.colours.ink
            height: 8
            width: 2
            x: parent.width - 2
        }
    }
}
