// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// What an empty list says, in the middle of all the room there is.
Item {
    id: root

    property alias iconName: words.iconName
    property alias title: words.title
    property alias text: words.text
    property alias actionText: words.actionText

    signal acted

    implicitHeight: words.implicitHeight + 2 * Theme.xl
    implicitWidth: 240

    EmptyState {
        id: words

        anchors.left: parent.left
        anchors.margins: Theme.xl
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        onActed: root.acted()
    }
}
