// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The quarter's figures: every indicator by area, and one of them in full.
AppScreen {
    id: root

    readonly property IndicatorDesk desk: root.context.indicators

    function enter(): void {
        if (root.desk.open)
            detail.enter();
        else
            table.enter();
    }

    function enterFilter(): void {
        quarter.focusField();
    }

    function nextPane(forward: bool): bool {
        if (forward !== quarter.activeFocus)
            return false;
        if (forward)
            root.enter();
        else
            root.enterFilter();
        return true;
    }

    function stepBack(): bool {
        if (!root.desk.open)
            return false;
        root.desk.close();
        Qt.callLater(table.enter);
        return true;
    }

    objectName: "indicatorsPage"

    FileDialog {
        id: packFile

        currentFile: packFile.currentFolder + "/quarter-pack-" + root.desk.quarter + ".pdf"
        defaultSuffix: "pdf"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PDF (*.pdf)")]
        onAccepted: root.desk.savePack(packFile.selectedFile)
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Flow {
            Layout.fillWidth: true
            Layout.margins: Theme.l
            spacing: Theme.m

            ChoiceField {
                id: quarter

                choices: root.desk.quarters
                code: root.desk.quarter
                label: qsTr("Quarter")
                width: Math.round(280 * Theme.textScale)
                onChosen: (code) => root.desk.quarter = code
            }

            Row {
                height: quarter.height
                spacing: Theme.s

                ActionButton {
                    anchors.bottom: parent.bottom
                    text: root.desk.dipsFirst ? qsTr("In their order") : qsTr("Dips first")
                    onClicked: root.desk.dipsFirst = !root.desk.dipsFirst
                }

                ActionButton {
                    anchors.bottom: parent.bottom
                    iconName: "copy"
                    text: qsTr("Copy table")
                    onClicked: root.desk.copyGrid()
                }

                ActionButton {
                    anchors.bottom: parent.bottom
                    iconName: "export"
                    text: qsTr("Quarter pack (PDF)")
                    onClicked: packFile.open()
                }

                ActionButton {
                    anchors.bottom: parent.bottom
                    enabled: !root.context.readOnly && !root.desk.provisional
                    text: qsTr("Freeze as sent")
                    onClicked: root.desk.freeze()
                }
            }
        }

        NoteBox {
            Layout.bottomMargin: Theme.s
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            text: root.desk.problem !== "" ? root.desk.problem : qsTr("The quarter is not over: all its figures are provisional.")
            tone: NoteBox.Warning
            visible: root.desk.problem !== "" || root.desk.provisional
        }

        MutedText {
            Layout.bottomMargin: Theme.s
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            text: root.desk.busy ? qsTr("Working out the figures…") : root.desk.frozenWords
            visible: text !== ""
        }

        Hairline {
            Layout.fillWidth: true
        }

        IndicatorTable {
            id: table

            Layout.fillHeight: true
            Layout.fillWidth: true
            desk: root.desk
            visible: !root.desk.open
            onWanted: (indicator, place) => {
                detail.show(indicator, place);
                Qt.callLater(detail.enter);
            }
        }

        IndicatorDetailPane {
            id: detail

            Layout.fillHeight: true
            Layout.fillWidth: true
            context: root.context
            editable: !root.context.readOnly
            visible: root.desk.open
            onCloseWanted: root.stepBack()
            onReportWanted: (reportId) => root.context.showReport(reportId)
        }
    }
}
