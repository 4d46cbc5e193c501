// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// What stands round every field: its label above, its hint, and what is wrong with it.
Item {
    id: root

    property string label: ""
    property string hint: ""
    property string error: ""
    property bool optional: false
    /// The label is only spoken: what the field holds says what it is, and room is short.
    property bool quiet: false
    default property alias field: holder.data
    /// What a screen reader says for the field inside.
    readonly property string spokenName: root.error === "" ? root.label : qsTr("%1. Error: %2").arg(root.label).arg(root.error)

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth

    ColumnLayout {
        id: column

        spacing: Theme.xs
        width: root.width

        AppText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: root.optional ? qsTr("%1 (optional)").arg(root.label) : root.label
            visible: root.label !== "" && !root.quiet
            wrapMode: Text.Wrap
        }

        MutedText {
            Layout.fillWidth: true
            text: root.hint
            visible: root.hint !== ""
            wrapMode: Text.Wrap
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.xs
            visible: root.error !== ""

            Icon {
                Layout.alignment: Qt.AlignTop
                color: Theme.colours.danger
                name: "warning"
                size: Theme.iconSmall
            }

            AppText {
                Layout.fillWidth: true
                color: Theme.colours.danger
                font.weight: Font.DemiBold
                text: root.error
                wrapMode: Text.Wrap
            }
        }

        Item {
            id: holder

            Layout.fillWidth: true
            implicitHeight: childrenRect.height
            implicitWidth: childrenRect.width
        }
    }
}
