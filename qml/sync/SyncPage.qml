// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Exchanging records with other PCs, and deciding where two of them say different things.
AppScreen {
    id: root

    property int tab: 0
    readonly property Item pane: panes.children[root.tab]

    function enter(): void {
        if (root.context.conflicts.takeWish())
            root.tab = 1;
        (root.pane as AppScreen)?.enter();
    }

    function enterFilter(): void {
        (root.pane as AppScreen)?.enterFilter();
    }

    function nextPane(forward: bool): bool {
        return (root.pane as AppScreen)?.nextPane(forward) ?? false;
    }

    function stepBack(): bool {
        return (root.pane as AppScreen)?.stepBack() ?? false;
    }

    function nextStep(): void {
        (root.pane as AppScreen)?.nextStep();
    }

    function show(tab: int): void {
        root.tab = tab;
        Qt.callLater(root.enter);
    }

    objectName: "syncPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.fillWidth: true
            color: Theme.colours.surface
            implicitHeight: tabs.implicitHeight + Theme.s

            TextTabs {
                id: tabs

                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.leftMargin: Theme.s
                anchors.right: parent.right
                current: root.tab
                titles: [qsTr("Exchange"), qsTr("Conflicts")]
                Accessible.name: qsTr("Sync")
                onChosen: (index) => root.show(index)
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        StackLayout {
            id: panes

            Layout.fillHeight: true
            Layout.fillWidth: true
            currentIndex: root.tab

            ExchangePane {
                context: root.context
            }

            ConflictsPane {
                context: root.context
            }
        }
    }
}
