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
            onClicked: root.addWanted()
        }
    }

    MutedText {
        Layout.fillWidth: true
        text: qsTr("None yet. Drop pictures anywhere on the window.")
        visible: root.detail.photos.count === 0
        wrapMode: Text.Wrap
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s
        visible: root.detail.photos.count > 0

        Repeater {
            model: root.detail.photos

            Column {
                id: photo

                required property string photoId
                required property url source
                required property string caption

                spacing: 2
                width: 104

                Rectangle {
                    border.color: Theme.colours.divider
                    border.width: Theme.hairline
                    color: Theme.colours.sidebar
                    height: 78
                    radius: Theme.xs
                    width: parent.width

                    Image {
                        anchors.fill: parent
                        anchors.margins: 1
                        asynchronous: true
                        fillMode: Image.PreserveAspectCrop
                        source: photo.source
                        sourceSize.width: 208
                        Accessible.name: qsTr("Photo, %1").arg(photo.caption)
                        Accessible.role: Accessible.Graphic
                    }
                }

                MutedText {
                    elide: Text.ElideRight
                    text: photo.caption
                    width: parent.width
                }

                LinkButton {
                    font.pixelSize: Theme.textSmall
                    text: qsTr("Remove")
                    Accessible.name: qsTr("Remove photo, %1").arg(photo.caption)
                    onClicked: root.detail.removePhoto(photo.photoId)
                }
            }
        }
    }
}
