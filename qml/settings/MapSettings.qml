// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

SettingsGroup {
    id: root

    required property SettingsModel settings

    signal fileWanted(purpose: string)

    title: qsTr("Map and coordinates")

    FileSetting {
        Layout.fillWidth: true
        hint: qsTr("A GeoPackage of map layers or an MBTiles pack kept on this PC. Works with no network")
        label: qsTr("Basemap file")
        path: root.settings.basemapFile
        onCleared: root.settings.basemapFile = ""
        onFileWanted: root.fileWanted("basemap")
    }

    EntryField {
        Layout.fillWidth: true
        error: root.settings.tileAddressError
        hint: qsTr("Used where there is no basemap file: the council's own server or OS Maps API, with {z}, {x} and {y} in it. OpenStreetMap's public server may not be used for this")
        label: qsTr("Online map address")
        optional: true
        text: root.settings.tileAddress
        onCommitted: (text) => root.settings.tileAddress = text
    }

    EntryField {
        Layout.fillWidth: true
        hint: qsTr("Shown on the map as its owner asks, such as © Crown copyright and database rights")
        label: qsTr("Words of attribution")
        optional: true
        text: root.settings.tileAttribution
        onCommitted: (text) => root.settings.tileAttribution = text
    }

    FileSetting {
        Layout.fillWidth: true
        hint: root.settings.gridShiftLine
        label: qsTr("Ordnance Survey's OSTN15 grid file")
        path: root.settings.gridShiftFile
        onCleared: root.settings.gridShiftFile = ""
        onFileWanted: root.fileWanted("gridShift")
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.xs

        AppText {
            font.weight: Font.DemiBold
            text: qsTr("Streets and postcodes")
        }

        MutedText {
            Layout.fillWidth: true
            text: root.settings.gazetteerLine
            wrapMode: Text.Wrap
        }

        ActionButton {
            iconName: "pin"
            text: qsTr("Read streets from a file")
            onClicked: root.fileWanted("gazetteer")
        }
    }
}
