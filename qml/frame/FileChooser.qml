// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import StreetChampions.ViewModels

/// Asks for a file and hands it to what wanted it.
Item {
    id: root

    required property AppContext context
    required property bool logging
    property string purpose: ""

    function ask(purpose: string): void {
        root.purpose = purpose;
        if (root.isList(purpose, "export") || ["rejects", "backup"].includes(purpose))
            saver.open();
        else
            opener.open();
    }

    /// "export" and "export:champions" are both a list that goes out.
    function isList(purpose: string, way: string): bool {
        return purpose === way || purpose.startsWith(way + ":");
    }

    function filtersOf(purpose: string): list<string> {
        if (root.isList(purpose, "export") || root.isList(purpose, "import"))
            return FileKinds.listing(qsTr("CSV"), ["csv"]);
        switch (purpose) {
        case "photos":
            return FileKinds.pictures;
        case "boundaries":
        case "setupBoundaries":
            return FileKinds.listing(qsTr("GeoJSON"), ["geojson", "json"]);
        case "basemap":
            return FileKinds.listing(qsTr("Map packs"), ["gpkg", "mbtiles"]);
        case "gridShift":
            return FileKinds.listing(qsTr("Grid files"), ["tif", "gsb"]);
        case "rejects":
        case "gazetteer":
            return FileKinds.listing(qsTr("CSV"), ["csv"]);
        default:
            return FileKinds.listing(qsTr("Street Champions records"), ["db"]);
        }
    }

    FileDialog {
        id: opener

        fileMode: root.purpose === "photos" ? FileDialog.OpenFiles : FileDialog.OpenFile
        nameFilters: root.filtersOf(root.purpose)
        onAccepted: {
            if (root.purpose === "photos" && root.logging)
                root.context.editor.addPhotos(opener.selectedFiles);
            else if (root.purpose === "photos")
                root.context.detail.addPhotos(opener.selectedFiles);
            else
                root.context.takeFile(root.purpose, opener.selectedFile);
        }
    }

    FileDialog {
        id: saver

        defaultSuffix: root.purpose === "backup" ? "db" : "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: root.filtersOf(root.purpose)
        onAccepted: root.context.takeFile(root.purpose, saver.selectedFile)
    }
}
