// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The name of a group of rows.
Item {
    id: root

    property alias text: caption.text

    implicitHeight: caption.implicitHeight + Theme.xl + Theme.s

    AppText {
        id: caption

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        x: Theme.xl
        Accessible.role: Accessible.Heading
    }
}
