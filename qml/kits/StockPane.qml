// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What each depot has, what is low first; beside it what came and went, and the form for more.
KitsPane {
    id: root

    readonly property StockDesk stock: root.context.kits.stock

    function enter(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0 && list.count > 0)
            list.currentIndex = 0;
    }

    function nextStep(): void {
        entry.save();
    }

    Accessible.name: qsTr("Stock")
    Accessible.role: Accessible.Pane

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: 0

            MutedText {
                Layout.bottomMargin: Theme.s
                Layout.leftMargin: Theme.l
                Layout.topMargin: Theme.m
                text: root.stock.summary
            }

            Hairline {
                Layout.fillWidth: true
            }

            ListView {
                id: list

                Layout.fillHeight: true
                Layout.fillWidth: true
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                currentIndex: root.stock.current
                focus: true
                highlightMoveDuration: 0
                keyNavigationEnabled: false
                model: root.stock.rows
                Accessible.name: qsTr("Stock by item and depot")
                Accessible.role: Accessible.List
                Keys.onDownPressed: root.stock.select(Math.min(list.count - 1, root.stock.current + 1))
                Keys.onReturnPressed: entry.enter()
                Keys.onUpPressed: root.stock.select(Math.max(0, root.stock.current - 1))

                ScrollBar.vertical: ScrollBar {
                }
                delegate: StockRow {
                    current: root.stock.current === index
                    focusPolicy: Qt.NoFocus
                    width: ListView.view.width
                    onClicked: {
                        list.forceActiveFocus(Qt.MouseFocusReason);
                        root.stock.select(index);
                    }
                }
            }
        }

        Rectangle {
            Layout.fillHeight: true
            color: Theme.colours.divider
            implicitWidth: 1
        }

        StockEntry {
            id: entry

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            stock: root.stock
        }
    }
}
