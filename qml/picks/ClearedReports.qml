// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Open reports inside the place: those ticked are closed as done by the pick.
ColumnLayout {
    id: root

    required property PickResults results

    spacing: Theme.xs

    AppText {
        Layout.fillWidth: true
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("Which of these reports did the pick clear?")
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.results.reports

        TickBox {
            id: box

            required property int index
            required property string ref
            required property string title
            required property bool ticked

            Layout.fillWidth: true
            checked: box.ticked
            text: qsTr("%1 · %2").arg(box.title).arg(box.ref)
            onToggled: root.results.tick(box.index, box.checked)
        }
    }
}
