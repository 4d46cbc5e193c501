// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A count with a scanner: each code ends with Enter and is told at once what it is.
AppScreen {
    id: root

    readonly property CountDesk desk: root.context.kits.count

    function enter(): void {
        if (root.desk.counting)
            code.forceActiveFocus(Qt.TabFocusReason);
        else
            start.forceActiveFocus(Qt.TabFocusReason);
    }

    function take(): void {
        root.desk.scan(code.text);
        code.clear();
    }

    /// Counts it wherever the keyboard is in here.
    function takeScan(scanned: string, known: bool): bool {
        if (root.desk.counting)
            root.desk.scan(scanned);
        return root.desk.counting;
    }

    Accessible.name: qsTr("Count")
    Accessible.role: Accessible.Pane

    FileDialog {
        id: photo

        nameFilters: FileKinds.pictures
        onAccepted: root.desk.scanPhoto(photo.selectedFile)
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.l
        spacing: Theme.m

        Flow {
            Layout.fillWidth: true
            spacing: Theme.m

            ChoiceField {
                choices: root.desk.depots
                code: root.desk.depot
                label: qsTr("Which depot?")
                width: Math.min(Math.round(280 * Theme.textScale), root.width - 2 * Theme.l)
                onChosen: (code) => root.desk.depot = code
            }

            ActionButton {
                id: start

                kind: ActionButton.Primary
                text: root.desk.finished ? qsTr("Count again") : qsTr("Start the count")
                visible: !root.desk.counting
                onClicked: if (root.desk.start())
                    root.enter()
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s
            visible: root.desk.counting

            TextField {
                id: code

                Layout.fillWidth: true
                color: Theme.colours.ink
                font.pixelSize: Theme.textTitle
                implicitHeight: Math.round(Theme.target * 1.4)
                leftPadding: Theme.m
                placeholderText: qsTr("Scan a label, or type it and press Enter")
                placeholderTextColor: Theme.colours.muted
                Accessible.name: qsTr("Label")
                Accessible.role: Accessible.EditableText
                Keys.onEnterPressed: root.take()
                Keys.onReturnPressed: root.take()

                background: FieldBox {
                    focused: code.activeFocus
                }
            }

            IconButton {
                iconName: "photo"
                text: qsTr("Read labels from a photo")
                onClicked: photo.open()
            }
        }

        StatusPill {
            stateKey: root.desk.lastKey === "" ? "new" : root.desk.lastKey
            visible: root.desk.counting && root.desk.lastWords !== ""
            word: root.desk.lastWords
        }

        AppText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: root.desk.summary
            wrapMode: Text.Wrap
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s
            visible: root.desk.counting

            ActionButton {
                text: qsTr("Finish the count")
                onClicked: root.desk.finish(false)
            }

            ActionButton {
                text: qsTr("Finish, and keep here what belongs elsewhere")
                visible: root.desk.misplaced > 0
                onClicked: root.desk.finish(true)
            }
        }

        RowLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: Theme.xl

            ListView {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                model: root.desk.scans
                Accessible.name: qsTr("Scanned so far, the last one first")
                Accessible.role: Accessible.List

                ScrollBar.vertical: ScrollBar {
                }
                delegate: ColumnLayout {
                    id: scan

                    required property string code
                    required property string stateKey
                    required property string words
                    required property string when
                    required property string where

                    spacing: 0
                    width: ListView.view.width
                    Accessible.name: qsTr("%1: %2. %3").arg(scan.code).arg(scan.words).arg(scan.where)
                    Accessible.role: Accessible.ListItem

                    RowLayout {
                        spacing: Theme.m

                        AppText {
                            Layout.fillWidth: true
                            Accessible.ignored: true
                            elide: Text.ElideRight
                            text: scan.code
                        }

                        MutedText {
                            Accessible.ignored: true
                            text: scan.when
                        }

                        StatusPill {
                            Layout.bottomMargin: 2
                            Layout.topMargin: 2
                            Accessible.ignored: true
                            stateKey: scan.stateKey
                            word: scan.words
                        }
                    }

                    MutedText {
                        Layout.bottomMargin: Theme.xs
                        Layout.fillWidth: true
                        Accessible.ignored: true
                        text: scan.where
                        visible: text !== ""
                        wrapMode: Text.Wrap
                    }
                }
            }

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                spacing: Theme.xs
                visible: root.desk.missing.length > 0

                AppText {
                    font.weight: Font.DemiBold
                    text: root.desk.finished ? qsTr("Missing") : qsTr("Not seen yet")
                    Accessible.role: Accessible.Heading
                }

                AppText {
                    Layout.fillWidth: true
                    text: root.desk.missing.join(", ")
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
