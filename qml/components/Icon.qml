// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.impl

/// One drawing of the set in resources/icons, in one colour. Decoration: the word beside it speaks.
Item {
    id: root

    required property string name
    property int size: Theme.icon
    property alias color: image.color

    implicitHeight: root.size
    implicitWidth: root.size
    Accessible.ignored: true

    IconImage {
        id: image

        anchors.centerIn: parent
        color: Theme.colours.ink
        height: root.size
        source: root.name === "" ? "" : Theme.iconSource(root.name)
        sourceSize: Qt.size(root.size, root.size)
        width: root.size
    }
}
