// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A row of a list about champions: ticked or not, who, what is said, a figure, a state.
ListRow {
    id: root

    required property int index
    required property string title
    required property string detail
    required property string figure
    required property string stateKey
    required property string stateWord
    required property bool isTicked
    /// Streets and wards are not ticked.
    property bool ticks: true

    signal tickWanted

    Accessible.checkable: root.ticks
    Accessible.checked: root.isTicked
    leftPadding: Theme.xl
    rightPadding: Theme.xl
    spoken: qsTr("%1. %2. %3 %4").arg(root.title).arg(root.detail).arg(root.stateWord).arg(root.figure)

    contentItem: RowLayout {
        spacing: Theme.m

        Rectangle {
            border.color: root.isTicked ? Theme.colours.accent : Theme.colours.border
            border.width: Theme.hairline
            color: root.isTicked ? Theme.colours.accent : "transparent"
            implicitHeight: Theme.icon
            implicitWidth: Theme.icon
            radius: Theme.xs
            visible: root.ticks

            Icon {
                anchors.centerIn: parent
                color: Theme.colours.accentText
                name: "check"
                size: Theme.iconSmall
                visible: root.isTicked
            }

            TapHandler {
                onTapped: root.tickWanted()
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                text: root.title
            }

            MutedText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                text: root.detail
                visible: text !== ""
            }
        }

        AppText {
            Accessible.ignored: true
            font.features: {
                "tnum": 1
            }
            text: root.figure
            visible: text !== ""
        }

        StatusPill {
            stateKey: root.stateKey
            visible: root.stateKey !== ""
            word: root.stateWord
        }
    }
}
