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
    readonly property bool roomy: root.width > Math.round(1100 * Theme.textScale)

    function enter(): void {
        if (root.desk.comparison !== "")
            comparison.enter();
        else if (root.desk.open)
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
        if (root.desk.comparison !== "") {
            root.desk.closeComparison();
            Qt.callLater(root.enter);
            return true;
        }
        if (!root.desk.open)
            return false;
        root.desk.close();
        Qt.callLater(table.enter);
        return true;
    }

    objectName: "indicatorsPage"

    FileDialog {
        id: packFile

        defaultSuffix: "pdf"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PDF (*.pdf)")]
        onAccepted: root.desk.savePack(packFile.selectedFile)
    }

    FolderDialog {
        id: folder

        title: qsTr("Folder for the workbook and CSV files")
        onAccepted: root.desk.saveFiles(folder.selectedFolder)
    }

    PackCommentary {
        id: commentary

        desk: root.desk
    }

    FreezePopup {
        id: freezing

        desk: root.desk
    }

    SurveyForm {
        id: survey

        entry: root.desk.entry
    }

    SitesForm {
        id: sites

        entry: root.desk.entry
    }

    HouseholdsForm {
        id: households

        entry: root.desk.entry
    }

    ActionForm {
        id: action

        entry: root.desk.entry
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        GridLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.l
            columnSpacing: Theme.l
            columns: root.roomy ? 2 : 1
            rowSpacing: Theme.s

            ChoiceField {
                id: quarter

                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Math.round(250 * Theme.textScale)
                choices: root.desk.quarters
                code: root.desk.quarter
                label: qsTr("Quarter")
                onChosen: (code) => root.desk.quarter = code
            }

            IndicatorTools {
                id: tools

                Layout.alignment: Qt.AlignBottom
                Layout.fillWidth: true
                desk: root.desk
                editable: !root.context.readOnly
                roomy: root.roomy
                onActionWanted: action.open()
                onCommentaryWanted: commentary.open()
                onFilesWanted: folder.open()
                onFreezeWanted: freezing.open()
                onHouseholdsWanted: households.open()
                onPackWanted: {
                    packFile.selectedFile = packFile.currentFolder + "/quarter-pack-" + root.desk.quarter + ".pdf";
                    packFile.open();
                }
                onSitesWanted: sites.open()
                onSurveyWanted: survey.open()
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
            visible: !root.desk.open && root.desk.comparison === ""
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
            visible: root.desk.open && root.desk.comparison === ""
            onCloseWanted: root.stepBack()
        }

        IndicatorComparison {
            id: comparison

            Layout.fillHeight: true
            Layout.fillWidth: true
            desk: root.desk
            visible: root.desk.comparison !== ""
            onCloseWanted: root.stepBack()
        }
    }
}
