// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// A photo, small, with when it was taken and a way to take it away.
Column {
    id: root

    required property string photoId
    required property url source
    required property string caption
    /// It stays as it is.
    property bool fixed: false

    signal removed(photoId: string)

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
            source: root.source
            sourceSize.width: 208
            Accessible.name: qsTr("Photo, %1").arg(root.caption)
            Accessible.role: Accessible.Graphic
        }
    }

    MutedText {
        elide: Text.ElideRight
        text: root.caption
        width: parent.width
    }

    LinkButton {
        font.pixelSize: Theme.textSmall
        text: qsTr("Remove")
        visible: !root.fixed
        Accessible.name: qsTr("Remove photo, %1").arg(root.caption)
        onClicked: root.removed(root.photoId)
    }
}
