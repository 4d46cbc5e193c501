// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// Layers and zoom.
ColumnLayout {
    id: root

    required property MapLayers shown

    signal zoomed(steps: real)
    signal allWanted

    spacing: Theme.s

    IconButton {
        id: layers

        Layout.alignment: Qt.AlignRight
        iconName: "layers"
        text: qsTr("Layers")
        onClicked: menu.popup(layers, layers.width - menu.width, layers.height + 2)
    }

    ColumnLayout {
        Layout.alignment: Qt.AlignRight
        spacing: Theme.xs

        IconButton {
            iconName: "plus"
            text: qsTr("Zoom in")
            onClicked: root.zoomed(1)
        }

        IconButton {
            iconName: "minus"
            text: qsTr("Zoom out")
            onClicked: root.zoomed(-1)
        }

        IconButton {
            iconName: "locate"
            text: qsTr("Show everything")
            onClicked: root.allWanted()
        }
    }

    Menu {
        id: menu

        MenuItem {
            checkable: true
            checked: root.shown.reports
            text: qsTr("Reports")
            onTriggered: root.shown.reports = checked
        }

        MenuItem {
            checkable: true
            checked: root.shown.picks
            text: qsTr("Litter picks")
            onTriggered: root.shown.picks = checked
        }

        MenuItem {
            checkable: true
            checked: root.shown.kits
            text: qsTr("Kits")
            onTriggered: root.shown.kits = checked
        }

        MenuItem {
            checkable: true
            checked: root.shown.patches
            text: qsTr("Who looks after streets")
            onTriggered: root.shown.patches = checked
        }

        MenuItem {
            checkable: true
            checked: root.shown.boundaries
            text: qsTr("Areas and wards")
            onTriggered: root.shown.boundaries = checked
        }

        MenuItem {
            checkable: true
            checked: root.shown.legend
            text: qsTr("Legend")
            onTriggered: root.shown.legend = checked
        }
    }
}
