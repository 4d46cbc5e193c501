// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Log a report, or change one: what, where, who told us. Everything else may be left.
FocusScope {
    id: root

    required property AppContext context
    readonly property ReportEditor editor: root.context.editor

    /// Saved and done, or put aside.
    signal closed
    signal photosWanted
    signal reportWanted(reportId: string)

    function enter(): void {
        what.focusField();
    }

    function beginAnew(): void {
        for (const field of [what, where, who])
            field.showValue();
        what.focusField();
    }

    function saveAndAnother(): void {
        if (root.editor.isChange)
            root.saveAndClose();
        else if (root.editor.save(true))
            root.beginAnew();
        else
            summary.takeFocus();
    }

    function saveAndClose(): void {
        if (root.editor.save(false))
            root.closed();
        else
            summary.takeFocus();
    }

    function goTo(field: string): void {
        switch (field) {
        case "category":
            what.focusField();
            break;
        case "place":
            where.focusField();
            break;
        case "source":
            who.focusField();
            break;
        default:
            more.show(field);
        }
    }

    Accessible.name: root.editor.isChange ? qsTr("Change a report") : qsTr("Log a report")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ScrollPage {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Theme.l
                width: scroller.availableWidth

                RowLayout {
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    Layout.topMargin: Theme.l

                    AppText {
                        Layout.fillWidth: true
                        font.pixelSize: Theme.textTitle
                        font.weight: Font.Bold
                        text: root.editor.isChange ? qsTr("Change %1").arg(root.editor.ref) : qsTr("Log a report")
                        Accessible.role: Accessible.Heading
                    }

                    MutedText {
                        text: root.editor.isChange ? qsTr("Esc to leave it as it was") : qsTr("Draft kept · Esc to put aside")
                    }
                }

                ErrorSummary {
                    id: summary

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    fields: root.editor.problemFields
                    messages: root.editor.problemMessages
                    onFieldWanted: (field) => root.goTo(field)
                }

                SuggestField {
                    id: what

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    error: root.editor.categoryError
                    label: qsTr("What")
                    suggestions: root.editor.categories
                    value: root.editor.categoryText
                    onChosen: (row) => {
                        root.editor.chooseCategory(row);
                        where.focusField();
                    }
                    onEdited: (text) => root.editor.categoryText = text
                    onSubmitted: where.focusField()
                }

                FlyTippingFields {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    editor: root.editor
                    visible: root.editor.asksFlyTipping
                }

                SuggestField {
                    id: where

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    error: root.editor.placeError
                    hint: qsTr("A street, postcode, grid reference, or click the map")
                    label: qsTr("Where")
                    suggestions: root.editor.places
                    value: root.editor.placeText
                    onChosen: (row) => {
                        root.editor.choosePlace(row);
                        who.focusField();
                    }
                    onEdited: (text) => root.editor.placeText = text
                    onSubmitted: who.focusField()
                }

                MutedText {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    Layout.topMargin: -Theme.m
                    text: root.editor.placeLine
                    visible: text !== ""
                    wrapMode: Text.Wrap
                }

                ChoiceField {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    choices: root.editor.areas
                    code: root.editor.areaCode
                    label: qsTr("Area")
                    optional: true
                    visible: root.editor.asksArea
                    onChosen: (code) => root.editor.areaCode = code
                }

                SuggestField {
                    id: who

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    error: root.editor.sourceError
                    hint: qsTr("A champion's name or number, or another source such as public or councillor")
                    label: qsTr("Who told us")
                    suggestions: root.editor.tellers
                    value: root.editor.tellerText
                    onChosen: (row) => root.editor.chooseTeller(row)
                    onEdited: (text) => root.editor.tellerText = text
                    onSubmitted: root.saveAndAnother()
                }

                NoteBox {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    lead: root.editor.noticeLead
                    text: root.editor.noticeText
                    tone: NoteBox.Warning
                    visible: root.editor.noticeText !== ""
                }

                NearbyNote {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    nearby: root.editor.nearby
                    onReportWanted: (reportId) => root.reportWanted(reportId)
                }

                MoreFields {
                    id: more

                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.xl
                    Layout.rightMargin: Theme.xl
                    editor: root.editor
                    onPhotosWanted: root.photosWanted()
                }
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        FormButtons {
            Layout.fillWidth: true
            Layout.margins: Theme.m
            isChange: root.editor.isChange
            onDiscardWanted: {
                const wasChange = root.editor.isChange;
                root.editor.discard();
                if (wasChange)
                    root.closed();
                else
                    root.beginAnew();
            }
            onSaveAndCloseWanted: root.saveAndClose()
            onSaveWanted: root.saveAndAnother()
        }
    }
}
