// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The report's photos in their order, and a way to add more: choose, or drop them here.
ColumnLayout {
    id: root

    required property AppContext context
    readonly property ReportDetail detail: root.context.detail

    signal addWanted

    spacing: Theme.s

    RowLayout {
        Layout.fillWidth: true

        AppText {
            Layout.fillWidth: true
            font.pixelSize: Theme.textLead
            font.weight: Font.DemiBold
            text: qsTr("Photos")
            Accessible.role: Accessible.Heading
        }

        LinkButton {
            text: qsTr("Add photos")
            visible: !root.detail.isDeleted
            onClicked: root.addWanted()
        }
    }

    MutedText {
        Layout.fillWidth: true
        text: root.detail.isDeleted ? qsTr("None.") : qsTr("None yet. Drop pictures anywhere on the window.")
        visible: root.detail.photos.count === 0
        wrapMode: Text.Wrap
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s
        visible: root.detail.photos.count > 0

        Repeater {
            model: root.detail.photos

            PhotoCard {
                fixed: root.detail.isDeleted
                onRemoved: (photoId) => root.detail.removePhoto(photoId)
            }
        }
    }
}
