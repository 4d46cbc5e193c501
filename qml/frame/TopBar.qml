// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Search, area, how things stand, and the one thing that is always at hand: log a report.
FocusScope {
    id: root

    required property AppContext context
    readonly property bool tight: root.width < 820 * Math.min(Theme.textScale, 1.5)

    signal found(row: int)
    signal logWanted

    function enter(): void {
        box.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    implicitHeight: Theme.target + 2 * Theme.m - 2

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface

        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        spacing: Theme.m

        SearchBox {
            id: box

            Layout.fillWidth: true
            Layout.maximumWidth: Math.round(460 * Theme.textScale)
            Layout.minimumWidth: 160
            focus: true
            keyHint: qsTr("Ctrl K")
            placeholder: root.tight ? qsTr("Search") : qsTr("Search reports, streets, grid references")
            results: root.context.search
            onChosen: (row) => root.found(row)
        }

        ComboBox {
            id: areas

            Layout.preferredWidth: Math.round((root.tight ? 124 : 150) * Math.min(Theme.textScale, 1.4))
            currentIndex: root.context.areas.rowOf(root.context.areaCode)
            font.pixelSize: Theme.textBody
            implicitHeight: Theme.target
            leftPadding: Theme.m
            model: root.context.areas
            textRole: "title"
            visible: count > 1
            Accessible.name: qsTr("Area shown")
            Accessible.role: Accessible.ComboBox
            onActivated: (index) => root.context.areaCode = root.context.areas.codeAt(index)

            background: FieldBox {
                focused: areas.activeFocus
            }
            contentItem: AppText {
                Accessible.ignored: true
                elide: Text.ElideRight
                text: areas.displayText
                verticalAlignment: Text.AlignVCenter
            }
            indicator: Icon {
                color: Theme.colours.muted
                name: "chevron-down"
                size: Theme.iconSmall
                x: areas.width - width - Theme.s
                y: (areas.height - height) / 2
            }
        }

        Item {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }

        MutedText {
            Layout.maximumWidth: 260 * Theme.textScale
            elide: Text.ElideRight
            text: root.context.stateWords
            visible: !root.tight
        }

        ActionButton {
            enabled: !root.context.readOnly
            keyHint: root.tight ? "" : qsTr("Ctrl N")
            kind: ActionButton.Primary
            text: qsTr("Log a report")
            onClicked: root.logWanted()
        }
    }
}
