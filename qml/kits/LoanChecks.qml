// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What is looked at when kits go out or are back, to be ticked one after the other. What is ticked
/// and what is not is kept with the step.
ColumnLayout {
    id: root

    required property LinesModel checks
    required property string title

    function clear(): void {
        for (let i = 0; i < boxes.count; ++i)
            (boxes.itemAt(i) as CheckBox).checked = false;
    }

    /// "K-001: Clean", for each that is ticked.
    function ticked(): list<string> {
        let names = [];
        for (let i = 0; i < boxes.count; ++i) {
            if ((boxes.itemAt(i) as CheckBox).checked)
                names.push(root.checks.value(i, "kit") + ": " + root.checks.value(i, "what"));
        }
        return names;
    }

    spacing: 0
    visible: root.checks.count > 0

    AppText {
        Layout.fillWidth: true
        font.weight: Font.DemiBold
        text: root.title
        Accessible.role: Accessible.Heading
    }

    Repeater {
        id: boxes

        model: root.checks

        TickBox {
            id: box

            required property string kit
            required property string what
            readonly property bool manyKits: root.checks.value(0, "kit") !== root.checks.value(root.checks.count - 1, "kit")

            Layout.fillWidth: true
            text: box.manyKits ? qsTr("%1: %2").arg(box.kit).arg(box.what) : box.what
            Accessible.name: qsTr("%1, kit %2").arg(box.what).arg(box.kit)
        }
    }
}
