// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Toolkits and what is done with them: a tab for each, with its own pane. Every pane has enter(),
/// enterFilter(), nextPane(), stepBack() and nextStep().
AppScreen {
    id: root

    property int tab: 0
    readonly property Item pane: panes.children[root.tab]

    function enter(): void {
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

    objectName: "kitsPage"
    Component.onCompleted: if (root.context.kits.detail.kitId !== "" || root.context.kits.list.filtered)
        root.tab = 1

    Connections {
        function onOpened(): void {
            root.show(1);
        }

        target: root.context.kits
    }

    Connections {
        function onOpened(): void {
            root.show(0);
        }

        target: root.context.loans
    }

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
                titles: [qsTr("Loans"), qsTr("Kits"), qsTr("Stock"), qsTr("Count"), qsTr("Plan ahead")]
                Accessible.name: qsTr("Kits and loans")
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

            LoansPane {
                id: lending

                context: root.context
            }

            KitRegisterPane {
                context: root.context
                onLoanWanted: (label) => {
                    root.tab = 0;
                    Qt.callLater(() => lending.scan(label));
                }
            }

            StockPane {
                context: root.context
            }

            CountPane {
                context: root.context
            }

            ForecastPane {
                context: root.context
            }
        }
    }
}
