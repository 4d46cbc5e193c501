// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Photos of one sort that belong to a record, and a way to add more.
ColumnLayout {
    id: root

    required property RecordPhotos photos
    required property LinesModel rows
    /// before, after or empty, as the record keeps it.
    property string role: ""
    required property string title

    spacing: Theme.s

    FileDialog {
        id: chooser

        fileMode: FileDialog.OpenFiles
        nameFilters: FileKinds.pictures
        onAccepted: root.photos.add(root.role, chooser.selectedFiles)
    }

    RowLayout {
        Layout.fillWidth: true

        AppText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: root.title
            Accessible.role: Accessible.Heading
        }

        LinkButton {
            enabled: !root.photos.busy
            text: root.photos.busy ? qsTr("Reading") : qsTr("Add photos")
            Accessible.name: qsTr("Add photos: %1").arg(root.title)
            onClicked: chooser.open()
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s
        visible: root.rows.count > 0

        Repeater {
            model: root.rows

            PhotoCard {
                onRemoved: (photoId) => root.photos.remove(photoId)
            }
        }
    }
}
