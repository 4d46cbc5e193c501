// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The way round the program. Words and pictures where there is room, pictures alone where not.
FocusScope {
    id: root

    required property AppContext context
    required property string screen
    property bool compact: false

    signal wanted(screen: string)

    /// In the order of Ctrl+1 to Ctrl+9, which keyOf() gives.
    readonly property list<string> screens: ["today", "map", "reports", "picks", "champions", "kits", "sync", "indicators"]

    function enter(): void {
        const entry = entries.itemAt(Math.max(0, root.screens.indexOf(root.screen))) as RailButton;
        entry?.forceActiveFocus(Qt.TabFocusReason);
    }

    function keyOf(screen: string): int {
        return screen === "indicators" ? 8 : root.screens.indexOf(screen) + 1;
    }

    function titleOf(screen: string): string {
        switch (screen) {
        case "today":
            return qsTr("Today");
        case "map":
            return qsTr("Map");
        case "reports":
            return qsTr("Reports");
        case "picks":
            return qsTr("Litter picks");
        case "champions":
            return qsTr("Champions");
        case "kits":
            return qsTr("Kits");
        case "indicators":
            return qsTr("Indicators");
        case "sync":
            return qsTr("Sync");
        default:
            return qsTr("Settings");
        }
    }

    function countOf(screen: string): string {
        const n = screen === "today" ? root.context.today.count : screen === "reports" ? root.context.openReports : 0;
        return n > 0 ? Number(n).toLocaleString(Qt.locale("en_GB"), "f", 0) : "";
    }

    implicitWidth: root.compact ? Theme.target + 2 * Theme.m : Math.round(150 * Math.min(Theme.textScale, 1.5)) + 2 * Theme.m
    Accessible.name: qsTr("Main menu")
    Accessible.role: Accessible.PageTabList

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.sidebar

        Hairline {
            anchors.right: parent.right
            height: parent.height
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s + 2
        anchors.rightMargin: Theme.s + 2
        anchors.topMargin: Theme.l
        anchors.bottomMargin: Theme.m
        spacing: Theme.xs

        RowLayout {
            Layout.bottomMargin: Theme.m
            Layout.leftMargin: root.compact ? 0 : Theme.s
            spacing: Theme.m - 2

            Rectangle {
                Layout.alignment: Qt.AlignCenter
                color: Theme.colours.accent
                implicitHeight: Theme.icon + 8
                implicitWidth: implicitHeight
                radius: Theme.radius

                Icon {
                    anchors.centerIn: parent
                    color: Theme.colours.accentText
                    name: "champion"
                    size: Theme.iconSmall
                }
            }

            AppText {
                Layout.fillWidth: true
                font.pixelSize: Theme.textBody + 1
                font.weight: Font.Bold
                lineHeight: 1.05
                text: qsTr("Street\nChampions")
                visible: !root.compact
            }
        }

        Repeater {
            id: entries

            model: root.screens

            RailButton {
                id: entry

                required property int index
                required property string modelData

                Layout.fillWidth: true
                compact: root.compact
                count: root.countOf(entry.modelData)
                current: root.screen === entry.modelData
                iconName: entry.modelData === "kits" ? "toolkits" : entry.modelData
                keyHint: qsTr("Ctrl+%1").arg(root.keyOf(entry.modelData))
                text: root.titleOf(entry.modelData)
                onClicked: root.wanted(entry.modelData)
                Keys.onDownPressed: entry.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onUpPressed: entry.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            }
        }

        Item {
            Layout.fillHeight: true
        }

        RailButton {
            Layout.fillWidth: true
            compact: root.compact
            current: root.screen === "settings"
            iconName: "settings"
            keyHint: qsTr("Ctrl+,")
            text: qsTr("Settings")
            onClicked: root.wanted("settings")
        }

        MutedText {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.m - 2
            elide: Text.ElideRight
            text: root.context.councilName
            visible: !root.compact && text !== ""
        }
    }
}
