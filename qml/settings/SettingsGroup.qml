// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A heading with its fields below.
FocusScope {
    id: root

    required property string title
    default property alias fields: body.data

    implicitHeight: body.implicitHeight
    implicitWidth: body.implicitWidth

    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.l

        Hairline {
            Layout.fillWidth: true
        }

        AppText {
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            text: root.title
            Accessible.role: Accessible.Heading
        }
    }
}
