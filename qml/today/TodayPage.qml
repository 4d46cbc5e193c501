// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What needs somebody today. Each row is dealt with where it stands.
AppScreen {
    id: root

    readonly property TodayModel today: root.context.today

    signal reportWanted(reportId: string)

    function enter(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0 && list.count > 0)
            list.currentIndex = 0;
    }

    /// Deals with a row where it stands: its step, or the area its place belongs to.
    function act(row: int): void {
        const item = list.itemAtIndex(row) as TodayRow;
        if (root.today.asksAreaAt(row) && item)
            areas.ask(row, item);
        else
            root.today.act(row);
    }

    Accessible.name: qsTr("Today")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.margins: Theme.l
            spacing: 2

            AppText {
                font.pixelSize: Theme.textDisplay
                font.weight: Font.Bold
                text: root.today.dayText
                Accessible.role: Accessible.Heading
            }

            AppText {
                Layout.fillWidth: true
                color: Theme.colours.muted
                text: root.today.summary
                wrapMode: Text.Wrap
            }
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            focus: true
            highlightMoveDuration: 0
            model: root.today
            visible: count > 0
            Accessible.name: qsTr("What needs somebody today")
            Accessible.role: Accessible.List
            Keys.onReturnPressed: root.today.open(list.currentIndex)
            Keys.onEnterPressed: root.today.open(list.currentIndex)
            Keys.onSpacePressed: root.act(list.currentIndex)

            ScrollBar.vertical: ScrollBar {
            }
            delegate: TodayRow {
                current: ListView.isCurrentItem
                focusPolicy: Qt.NoFocus
                width: Math.min(ListView.view.width, 1180 * Theme.textScale)
                onActed: root.act(index)
                onClicked: root.today.open(index)
            }
            section.delegate: TodayHeading {
                required property string section

                text: section
                width: ListView.view.width
            }
            section.property: "section"
        }

        EmptyState {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Theme.xxl
            iconName: "check"
            text: root.context.openReports > 0 ? qsTr("No report is late, due today or waiting to be scheduled.") : qsTr("Press Ctrl+N when the first champion rings.")
            title: qsTr("Nothing needs you today")
            visible: list.count === 0
        }
    }

    AreaMenu {
        id: areas

        areas: root.context.areas
        onChosen: (reportId, areaId) => root.context.detail.placeIn(reportId, areaId)
        onLookWanted: (reportId) => root.reportWanted(reportId)
    }
}
