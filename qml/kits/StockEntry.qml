// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The form for what came, went or was counted, and the movements so far.
FocusScope {
    id: root

    required property StockDesk stock

    function enter(): void {
        count.focusField();
    }

    function save(): void {
        if (root.stock.save())
            count.focusField();
    }

    function valueOf(field: string): string {
        return root.stock.values[field] ?? "";
    }

    ScrollPage {
        id: scroller

        anchors.fill: parent

        ColumnLayout {
            spacing: Theme.m
            width: scroller.availableWidth

            AppText {
                Layout.leftMargin: Theme.l
                Layout.topMargin: Theme.m
                font.pixelSize: Theme.textLead
                font.weight: Font.DemiBold
                text: qsTr("What came or went")
                Accessible.role: Accessible.Heading
            }

            GridLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                columnSpacing: Theme.m
                columns: root.width > 420 * Theme.textScale ? 2 : 1
                rowSpacing: Theme.m

                EntryField {
                    Layout.alignment: Qt.AlignBottom
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    error: root.stock.problems["item"] ?? ""
                    label: qsTr("Item")
                    text: root.valueOf("item")
                    onAccepted: root.save()
                    onEdited: (text) => root.stock.set("item", text)
                }

                EntryField {
                    Layout.alignment: Qt.AlignBottom
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    error: root.stock.problems["depot"] ?? ""
                    label: qsTr("Depot")
                    text: root.valueOf("depot")
                    onAccepted: root.save()
                    onEdited: (text) => root.stock.set("depot", text)
                }

                ChoiceField {
                    Layout.alignment: Qt.AlignBottom
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    choices: root.stock.whats
                    code: root.valueOf("what")
                    label: qsTr("What happened?")
                    onChosen: (code) => root.stock.set("what", code)
                }

                EntryField {
                    id: count

                    Layout.alignment: Qt.AlignBottom
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    error: root.stock.problems["count"] ?? ""
                    label: qsTr("How many?")
                    text: root.valueOf("count")
                    onAccepted: root.save()
                    onEdited: (text) => root.stock.set("count", text)
                }

                EntryField {
                    Layout.alignment: Qt.AlignBottom
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    error: root.stock.problems["to"] ?? ""
                    label: qsTr("To which depot?")
                    text: root.valueOf("to")
                    visible: root.valueOf("what") === "move"
                    onAccepted: root.save()
                    onEdited: (text) => root.stock.set("to", text)
                }
            }

            ActionButton {
                Layout.leftMargin: Theme.l
                keyHint: qsTr("Ctrl+Enter")
                kind: ActionButton.Primary
                text: qsTr("Save")
                onClicked: root.save()
            }

            AppText {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                Layout.topMargin: Theme.s
                font.pixelSize: Theme.textLead
                font.weight: Font.DemiBold
                text: root.stock.heading
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }

            Repeater {
                model: root.stock.moves

                RowLayout {
                    id: move

                    required property string when
                    required property string delta
                    required property string words
                    required property string by

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.l
                    Layout.rightMargin: Theme.l
                    spacing: Theme.m
                    Accessible.name: qsTr("%1: %2, %3").arg(move.when).arg(move.delta).arg(move.words)
                    Accessible.role: Accessible.ListItem

                    AppText {
                        Layout.minimumWidth: Math.round(52 * Theme.textScale)
                        Accessible.ignored: true
                        font.features: {
                            "tnum": 1
                        }
                        font.weight: Font.DemiBold
                        horizontalAlignment: Text.AlignRight
                        text: move.delta
                    }

                    AppText {
                        Layout.fillWidth: true
                        Accessible.ignored: true
                        elide: Text.ElideRight
                        font.pixelSize: Theme.textSmall + 1
                        text: move.words
                    }

                    MutedText {
                        Accessible.ignored: true
                        text: move.when
                    }
                }
            }
        }
    }
}
