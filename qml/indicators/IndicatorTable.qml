// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// Indicators down, areas across. Arrow keys move, Enter opens.
FocusScope {
    id: root

    required property IndicatorDesk desk
    readonly property int titleWidth: Math.round(210 * Theme.textScale)
    readonly property int cellWidth: Math.max(Math.round(168 * Theme.textScale), Math.floor((root.width - root.titleWidth) / Math.max(1, table.columns)))
    readonly property int cellHeight: Math.round(112 * Theme.textScale)

    signal wanted(indicator: string, place: string)

    function enter(): void {
        table.forceActiveFocus(Qt.TabFocusReason);
        root.mark();
    }

    /// Whoever comes by Tab stands on a box too.
    function mark(): void {
        if (table.activeFocus && table.rows > 0 && table.currentRow < 0)
            marks.setCurrentIndex(root.desk.grid.index(0, 0), ItemSelectionModel.NoUpdate);
    }

    function openCurrent(): void {
        root.mark();
        const cell = table.itemAtCell(Qt.point(table.currentColumn, table.currentRow)) as IndicatorCell;
        if (cell)
            root.wanted(cell.indicator, cell.place);
    }

    // Figures that are read again are another table: the keyboard stays in it.
    Connections {
        function onCountChanged(): void {
            Qt.callLater(root.mark);
        }

        target: root.desk.grid
    }

    EmptyState {
        anchors.centerIn: parent
        iconName: "indicators"
        text: qsTr("Figures come from the reports, picks, champions and kits that are recorded.")
        title: root.desk.busy ? qsTr("Working out the figures…") : qsTr("No figures yet")
        visible: root.desk.grid.count === 0
        width: Math.min(parent.width - 2 * Theme.xl, 420)
    }

    HorizontalHeaderView {
        id: across

        anchors.left: table.left
        anchors.right: parent.right
        anchors.top: parent.top
        clip: true
        interactive: false
        syncView: table
        Accessible.ignored: true

        delegate: Rectangle {
            id: place

            required property string display

            color: Theme.colours.surface
            implicitHeight: Theme.target
            implicitWidth: root.cellWidth

            AppText {
                anchors.fill: parent
                anchors.leftMargin: Theme.m
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                text: place.display
                verticalAlignment: Text.AlignVCenter
            }
        }
    }

    VerticalHeaderView {
        id: down

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: table.top
        clip: true
        interactive: false
        syncView: table
        width: root.titleWidth
        Accessible.ignored: true

        delegate: Rectangle {
            id: title

            required property string display

            color: Theme.colours.surface
            implicitHeight: root.cellHeight
            implicitWidth: root.titleWidth

            AppText {
                anchors.fill: parent
                anchors.leftMargin: Theme.l
                anchors.rightMargin: Theme.s
                font.weight: Font.DemiBold
                text: title.display
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.Wrap
            }
        }
    }

    TableView {
        id: table

        anchors.bottom: parent.bottom
        anchors.left: down.right
        anchors.right: parent.right
        anchors.top: across.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        columnWidthProvider: () => root.cellWidth
        focus: true
        model: root.desk.grid
        rowHeightProvider: () => root.cellHeight
        Accessible.name: qsTr("Indicators by area")
        Accessible.role: Accessible.Table
        Keys.onBacktabPressed: table.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        Keys.onEnterPressed: root.openCurrent()
        Keys.onReturnPressed: root.openCurrent()
        Keys.onSpacePressed: root.openCurrent()
        Keys.onTabPressed: table.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        onActiveFocusChanged: root.mark()
        onWidthChanged: table.forceLayout()

        ScrollBar.horizontal: ScrollBar {}
        ScrollBar.vertical: ScrollBar {}
        delegate: IndicatorCell {
            focused: table.activeFocus
            onOpened: root.wanted(indicator, place)
        }
        selectionModel: ItemSelectionModel {
            id: marks
        }
    }
}
