// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Pictures dropped anywhere on the window.
DropArea {
    id: root

    signal photosDropped(urls: list<url>)

    keys: ["text/uri-list"]
    onDropped: (drop) => {
        root.photosDropped(drop.urls);
        drop.accept();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.accentSoft
        opacity: 0.9
        visible: root.containsDrag

        AppText {
            anchors.centerIn: parent
            color: Theme.colours.onAccentSoft
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            text: qsTr("Drop the pictures to add them to a report")
        }
    }
}
