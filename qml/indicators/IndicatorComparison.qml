// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What is no longer as it was sent, and which records are why.
FocusScope {
    id: root

    required property IndicatorDesk desk

    signal closeWanted

    function enter(): void {
        back.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: root.desk.comparison
    Accessible.role: Accessible.Pane

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth

            LinkButton {
                id: back

                Layout.leftMargin: Theme.l
                Layout.topMargin: Theme.m
                focus: true
                text: qsTr("All indicators")
                onClicked: root.closeWanted()
            }

            AppText {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: root.desk.comparison
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }

            ActionButton {
                Layout.leftMargin: Theme.l
                iconName: "copy"
                text: qsTr("Copy table")
                visible: root.desk.revisions.count > 0
                onClicked: root.desk.copyComparison()
            }

            Repeater {
                model: root.desk.revisions

                IndicatorSection {
                    id: revision

                    required property string title
                    required property string figures
                    required property string records

                    Layout.bottomMargin: Theme.m
                    Layout.fillWidth: true
                    heading: revision.title

                    AppText {
                        Layout.fillWidth: true
                        font.weight: Font.DemiBold
                        text: revision.figures
                        wrapMode: Text.Wrap
                    }

                    AppText {
                        Layout.fillWidth: true
                        text: revision.records
                        visible: text !== ""
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
