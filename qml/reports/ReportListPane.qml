// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The jobs list: filters above, champion reports first, the one selected shown beside it.
FocusScope {
    id: root

    required property AppContext context
    readonly property ReportListModel reports: root.context.reports

    signal exportWanted
    signal importWanted

    function enter(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0 && list.count > 0)
            list.currentIndex = 0;
    }

    function enterFilter(): void {
        filter.forceActiveFocus(Qt.ShortcutFocusReason);
        filter.selectAll();
    }

    function select(row: int): void {
        list.currentIndex = row;
        root.context.detail.reportId = root.reports.idAt(row);
    }

    Accessible.name: qsTr("Jobs list")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.s
            Layout.topMargin: Theme.m
            spacing: Theme.s

            AppText {
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: qsTr("Jobs list")
                Accessible.role: Accessible.Heading
            }

            MutedText {
                Layout.alignment: Qt.AlignBaseline
                Layout.fillWidth: true
                elide: Text.ElideRight
                text: root.reports.summary
            }

            IconButton {
                flat: true
                iconName: "folder"
                text: qsTr("Bring in reports from a CSV file")
                onClicked: root.importWanted()
            }

            IconButton {
                flat: true
                iconName: "export"
                keyHint: qsTr("Ctrl+E")
                text: qsTr("Save what is shown as CSV")
                onClicked: root.exportWanted()
            }
        }

        ReportFilters {
            id: filters

            Layout.bottomMargin: Theme.m - 2
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.xs
            context: root.context
        }

        TextField {
            id: filter

            Layout.bottomMargin: Theme.m - 2
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            color: Theme.colours.ink
            font.pixelSize: Theme.textSmall
            implicitHeight: Math.max(28, Theme.target - 6)
            leftPadding: Theme.m
            placeholderText: qsTr("Words in these reports (Ctrl+F)")
            placeholderTextColor: Theme.colours.muted
            text: root.reports.text
            Accessible.name: qsTr("Filter by words")
            Accessible.role: Accessible.EditableText
            onTextEdited: root.reports.text = filter.text
            Keys.onDownPressed: root.enter()
            Keys.onReturnPressed: root.enter()
            Keys.onEscapePressed: (event) => {
                event.accepted = filter.text !== "";
                filter.clear();
                root.reports.text = "";
            }

            background: FieldBox {
                focused: filter.activeFocus
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: root.reports.currentRow
            focus: true
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.reports
            reuseItems: true
            visible: count > 0
            activeFocusOnTab: true
            Accessible.name: qsTr("Reports")
            Accessible.role: Accessible.List
            Keys.onDownPressed: root.select(Math.min(list.count - 1, list.currentIndex + 1))
            Keys.onUpPressed: root.select(Math.max(0, list.currentIndex - 1))
            Keys.onPressed: (event) => {
                const page = Math.max(1, Math.floor(list.height / Math.max(1, list.currentItem?.height ?? 60)) - 1);
                event.accepted = true;
                if (event.key === Qt.Key_Home)
                    root.select(0);
                else if (event.key === Qt.Key_End)
                    root.select(list.count - 1);
                else if (event.key === Qt.Key_PageDown)
                    root.select(Math.min(list.count - 1, list.currentIndex + page));
                else if (event.key === Qt.Key_PageUp)
                    root.select(Math.max(0, list.currentIndex - page));
                else
                    event.accepted = false;
            }

            ScrollBar.vertical: ScrollBar {
            }
            delegate: ReportRow {
                current: root.context.detail.reportId === reportId
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    root.select(index);
                }
            }
        }

        EmptyState {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Theme.xl
            actionText: root.reports.filtered ? qsTr("Show all open reports") : ""
            iconName: "reports"
            text: root.reports.filtered ? qsTr("Take a filter off to see more.") : qsTr("Reports that champions ring, write or e-mail in go here. Press Ctrl+N to log the first.")
            title: root.reports.filtered ? qsTr("No report matches") : qsTr("No reports yet")
            visible: list.count === 0
            onActed: root.reports.clearFilters()
        }
    }
}
