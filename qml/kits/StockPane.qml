// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What each depot has, what is low first; beside it what came and went, and the form for more.
AppScreen {
    id: root

    readonly property StockDesk stock: root.context.kits.stock

    readonly property string itemId: root.stock.current < 0 ? "" : root.stock.rows.value(root.stock.current, "itemId")
    readonly property string depotId: root.stock.current < 0 ? "" : root.stock.rows.value(root.stock.current, "depotId")

    function stepBack(): bool {
        if (root.stock.current < 0)
            return false;
        root.stock.select(-1);
        return true;
    }

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

    ItemForm {
        id: itemForm

        editor: root.context.kits.things
        onClosed: root.enter()
    }

    DepotForm {
        id: depotForm

        editor: root.context.kits.things
        onClosed: root.enter()
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: 0

            Flow {
                Layout.bottomMargin: Theme.s
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                Layout.topMargin: Theme.m
                spacing: Theme.m

                MutedText {
                    text: root.stock.summary
                    visible: text !== ""
                }

                LinkButton {
                    text: root.itemId === "" ? qsTr("New item") : qsTr("Change this item")
                    onClicked: {
                        root.context.kits.things.changeItem(root.itemId);
                        itemForm.open();
                    }
                }

                LinkButton {
                    text: root.depotId === "" ? qsTr("New depot") : qsTr("Change this depot")
                    onClicked: {
                        root.context.kits.things.changeDepot(root.depotId);
                        depotForm.open();
                    }
                }
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
