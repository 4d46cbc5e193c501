// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A champion: number, name, area, how to reach them.
ListRow {
    id: root

    required property int index
    required property string number
    required property string name
    required property string area
    required property string contact
    required property string status
    /// Beside the form there is room for number, name and area only.
    property bool narrow: false

    leftPadding: Theme.xl
    rightPadding: Theme.xl
    spoken: qsTr("Champion %1, %2, %3. %4. %5").arg(root.number).arg(root.name).arg(root.area).arg(root.contact).arg(root.status)

    contentItem: RowLayout {
        spacing: Theme.l

        AppText {
            Layout.preferredWidth: Math.round(48 * Theme.textScale)
            Accessible.ignored: true
            color: Theme.colours.muted
            font.features: {
                "tnum": 1
            }
            horizontalAlignment: Text.AlignRight
            text: root.number
        }

        AppText {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Accessible.ignored: true
            elide: Text.ElideRight
            font.weight: Font.DemiBold
            text: root.name
        }

        AppText {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Accessible.ignored: true
            elide: Text.ElideRight
            text: root.area
        }

        AppText {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Accessible.ignored: true
            color: Theme.colours.muted
            elide: Text.ElideRight
            text: root.contact
            visible: !root.narrow
        }

        AppText {
            Layout.preferredWidth: Math.round(90 * Theme.textScale)
            Accessible.ignored: true
            color: Theme.colours.muted
            elide: Text.ElideRight
            text: root.status
            visible: !root.narrow
        }
    }
}
