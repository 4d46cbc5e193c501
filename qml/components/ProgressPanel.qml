// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A long piece of work: what, how far, how long, and a way to stop it.
Rectangle {
    id: root

    property string what: ""
    property string howFar: ""
    /// 0 to 1; below 0 when the end is not known.
    property real fraction: -1
    property bool cancellable: true

    signal cancelled

    border.color: Theme.colours.divider
    border.width: Theme.hairline
    color: Theme.colours.raised
    implicitHeight: body.implicitHeight + 2 * Theme.l
    implicitWidth: 360
    radius: Theme.radiusLarge
    Accessible.name: root.what + ". " + root.howFar
    Accessible.role: Accessible.Grouping

    ColumnLayout {
        id: body

        anchors.fill: parent
        anchors.margins: Theme.l
        spacing: Theme.s

        AppText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: root.what
            wrapMode: Text.Wrap
        }

        ProgressBar {
            Layout.fillWidth: true
            indeterminate: root.fraction < 0
            value: Math.max(0, root.fraction)
            Accessible.name: root.what
            Accessible.role: Accessible.ProgressBar
        }

        RowLayout {
            Layout.fillWidth: true

            MutedText {
                Layout.fillWidth: true
                text: root.howFar
                wrapMode: Text.Wrap
            }

            ActionButton {
                text: qsTr("Cancel")
                visible: root.cancellable
                onClicked: root.cancelled()
            }
        }
    }
}
