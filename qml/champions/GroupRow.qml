// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A group: its name and kind, who chairs it, where, and how many belong to it.
ListRow {
    id: root

    required property int index
    required property string name
    required property string kind
    required property string chair
    required property string area
    required property int members
    readonly property string chairWords: root.chair === "" ? qsTr("Nobody chairs it") : qsTr("Chair: %1").arg(root.chair)
    readonly property string membersWords: qsTr("%n member(s)", "", root.members)

    leftPadding: Theme.xl
    rightPadding: Theme.xl
    spoken: qsTr("%1, %2. %3. %4. %5").arg(root.name).arg(root.kind).arg(root.chairWords).arg(root.membersWords).arg(root.area)

    contentItem: RowLayout {
        spacing: Theme.l

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            spacing: 0

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                text: root.name
            }

            MutedText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: root.kind
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            spacing: 0

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                color: root.chair === "" ? Theme.colours.muted : Theme.colours.ink
                elide: Text.ElideRight
                text: root.chairWords
            }

            MutedText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: root.area === "" ? root.membersWords : qsTr("%1 · %2").arg(root.membersWords).arg(root.area)
            }
        }
    }
}
