// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// One thing to deal with: what, where, why it is here, and the button that deals with it.
ListRow {
    id: root

    required property int index
    required property string reportId
    required property string ref
    required property string title
    required property string place
    required property string reason
    required property string stateKey
    required property string stateWord
    required property string actionText
    required property bool urgent
    required property string areaId

    signal acted

    leftPadding: Theme.xl
    rightPadding: Theme.xl
    spoken: qsTr("%1, %2. %3. %4. %5").arg(root.title).arg(root.place).arg(root.reason).arg(root.stateWord).arg(root.ref)

    contentItem: RowLayout {
        spacing: Theme.l

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

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
                text: root.place === "" ? root.ref : qsTr("%1 · %2").arg(root.place).arg(root.ref)
            }
        }

        AppText {
            Layout.maximumWidth: root.width * 0.3
            Accessible.ignored: true
            color: root.urgent ? Theme.colours.danger : Theme.colours.muted
            elide: Text.ElideRight
            font.pixelSize: Theme.textSmall
            font.weight: root.urgent ? Font.DemiBold : Font.Normal
            text: root.reason
        }

        StatusPill {
            Layout.minimumWidth: implicitWidth
            Accessible.ignored: true
            stateKey: root.stateKey
            word: root.stateWord
        }

        ActionButton {
            Layout.minimumWidth: Math.round(118 * Theme.textScale)
            Accessible.name: qsTr("%1: %2").arg(root.actionText).arg(root.title)
            text: root.actionText
            visible: root.actionText !== ""
            onClicked: root.acted()
        }
    }
}
