// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What a figure was counted from; reports can be gone to.
ColumnLayout {
    id: root

    required property LinesModel records

    signal reportWanted(reportId: string)

    spacing: Theme.xs

    Flow {
        Layout.fillWidth: true
        spacing: Theme.m

        Repeater {
            model: root.records

            LinkButton {
                id: record

                required property string name
                required property string type
                required property string recordId

                enabled: record.type === "report"
                ink: record.enabled ? Theme.colours.accent : Theme.colours.ink
                text: record.name
                onClicked: root.reportWanted(record.recordId)
            }
        }
    }

    MutedText {
        text: qsTr("Only the first %1 are listed.").arg(root.records.count)
        visible: root.records.count >= 200
    }
}
