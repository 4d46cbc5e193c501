// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The rows of a file that would not be taken: line, field, reason.
ListView {
    id: root

    required model

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: -1
    implicitHeight: Math.min(contentHeight, Math.round(260 * Theme.textScale))
    Accessible.name: qsTr("Refused rows")
    Accessible.role: Accessible.List

    ScrollBar.vertical: ScrollBar {
    }
    delegate: ListRow {
        id: entry

        required property int index
        required property int line
        required property string field
        required property string reason

        current: ListView.isCurrentItem
        focusPolicy: Qt.NoFocus
        spoken: qsTr("Line %1, %2: %3").arg(entry.line).arg(entry.field).arg(entry.reason)
        width: ListView.view.width

        contentItem: RowLayout {
            spacing: Theme.m

            AppText {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Math.round(76 * Theme.textScale)
                Accessible.ignored: true
                color: Theme.colours.muted
                text: qsTr("Line %1").arg(entry.line)
            }

            AppText {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Math.round(110 * Theme.textScale)
                Accessible.ignored: true
                elide: Text.ElideRight
                text: entry.field === "" ? qsTr("whole row") : entry.field
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                text: entry.reason
                wrapMode: Text.Wrap
            }
        }
    }
}
