// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A part of an indicator's page under its heading.
ColumnLayout {
    id: root

    required property string heading
    default property alias content: body.data

    spacing: Theme.s

    Hairline {
        Layout.fillWidth: true
    }

    AppText {
        Layout.leftMargin: Theme.l
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: root.heading
        Accessible.role: Accessible.Heading
    }

    ColumnLayout {
        id: body

        Layout.fillWidth: true
        Layout.leftMargin: Theme.l
        Layout.rightMargin: Theme.l
        spacing: Theme.s
    }
}
