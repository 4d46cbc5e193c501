// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// One indicator in full: chart, what it says, definition, areas side by side, months, records and
/// what the officer has to say.
FocusScope {
    id: root

    required property AppContext context
    readonly property IndicatorDesk desk: root.context.indicators
    property bool editable: true
    property string indicator: ""
    property string place: ""

    signal closeWanted

    function show(indicator: string, place: string): void {
        root.indicator = indicator;
        root.place = place;
        root.desk.show(indicator, place);
        (scroller.contentItem as Flickable).contentY = 0;
    }

    function enter(): void {
        back.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: root.desk.title
    Accessible.role: Accessible.Pane

    TargetForm {
        id: target

        entry: root.desk.entry
        indicator: root.indicator
        place: root.place
    }

    BaselineForm {
        id: baseline

        entry: root.desk.entry
        indicator: root.indicator
        place: root.place
    }

    ScrollPage {
        id: scroller

        objectName: "indicatorScroller"
        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth

            LinkButton {
                id: back

                Layout.leftMargin: Theme.l
                Layout.topMargin: Theme.m
                text: qsTr("All indicators")
                onClicked: root.closeWanted()
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                spacing: Theme.m

                AppText {
                    Layout.fillWidth: true
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    text: root.desk.title
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }

                AppText {
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    text: root.desk.value
                }
            }

            MutedText {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                text: root.desk.change
                visible: text !== ""
            }

            NoteBox {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                lead: root.desk.word
                text: root.desk.targetWords === "" ? root.desk.sentence : root.desk.sentence + " " + root.desk.targetWords
                tone: root.desk.tone === 2 ? NoteBox.Warning : NoteBox.Plain
            }

            IndicatorCharts {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                desk: root.desk
            }

            Flow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                spacing: Theme.m

                ActionButton {
                    iconName: "copy"
                    text: qsTr("Copy chart")
                    onClicked: root.desk.copyChart()
                }

                ActionButton {
                    iconName: "copy"
                    text: qsTr("Copy moving range")
                    visible: root.desk.rangeWords !== ""
                    onClicked: root.desk.copyRanges()
                }

                ActionButton {
                    enabled: root.editable
                    text: qsTr("Set a target")
                    onClicked: target.open()
                }

                ActionButton {
                    enabled: root.editable
                    text: qsTr("Begin limits afresh")
                    onClicked: baseline.open()
                }
            }

            IndicatorSection {
                Layout.fillWidth: true
                heading: qsTr("What it counts")

                AppText {
                    Layout.fillWidth: true
                    text: root.desk.definition
                    wrapMode: Text.Wrap
                }
            }

            IndicatorSection {
                Layout.fillWidth: true
                heading: qsTr("Areas side by side")

                IndicatorAreas {
                    Layout.fillWidth: true
                    desk: root.desk
                    onPlaceWanted: (place) => root.show(root.indicator, place)
                }

                ActionButton {
                    iconName: "copy"
                    text: qsTr("Copy areas")
                    onClicked: root.desk.copyAreas()
                }
            }

            IndicatorCommentary {
                Layout.fillWidth: true
                desk: root.desk
                editable: root.editable
            }

            IndicatorSection {
                Layout.fillWidth: true
                heading: qsTr("Month by month")

                IndicatorMonths {
                    Layout.fillWidth: true
                    months: root.desk.months
                }

                ActionButton {
                    iconName: "copy"
                    text: qsTr("Copy table")
                    onClicked: root.desk.copyTable()
                }
            }

            IndicatorSection {
                Layout.fillWidth: true
                heading: qsTr("On the map")
                visible: !root.desk.map.empty

                IndicatorMapView {
                    Layout.fillWidth: true
                    desk: root.desk
                }
            }

            IndicatorSection {
                Layout.bottomMargin: Theme.xl
                Layout.fillWidth: true
                heading: qsTr("Records behind it: %1").arg(root.desk.recordCount)

                IndicatorRecords {
                    Layout.fillWidth: true
                    desk: root.desk
                }

                ActionButton {
                    iconName: "copy"
                    text: qsTr("Copy records")
                    visible: root.desk.recordCount > 0
                    onClicked: root.desk.copyRecords()
                }
            }
        }
    }
}
