// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The champions, by name or number.
FocusScope {
    id: root

    required property AppContext context
    readonly property ChampionListModel champions: root.context.champions

    function enter(): void {
        filter.forceActiveFocus(Qt.TabFocusReason);
    }

    function enterFilter(): void {
        root.enter();
        filter.selectAll();
    }

    Accessible.name: qsTr("Champions")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.m

        ColumnLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.margins: Theme.l
            Layout.bottomMargin: 0
            spacing: Theme.s

            RowLayout {
                spacing: Theme.m

                AppText {
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    text: qsTr("Champions")
                    Accessible.role: Accessible.Heading
                }

                MutedText {
                    Layout.alignment: Qt.AlignBaseline
                    text: root.champions.summary
                }
            }

            TextField {
                id: filter

                Layout.maximumWidth: Math.round(420 * Theme.textScale)
                Layout.fillWidth: true
                color: Theme.colours.ink
                focus: true
                font.pixelSize: Theme.textBody
                implicitHeight: Theme.target
                leftPadding: Theme.m
                placeholderText: qsTr("Name or number")
                placeholderTextColor: Theme.colours.muted
                Accessible.name: qsTr("Find a champion by name or number")
                Accessible.role: Accessible.EditableText
                onTextEdited: root.champions.text = filter.text
                Keys.onDownPressed: {
                    list.currentIndex = 0;
                    list.forceActiveFocus(Qt.TabFocusReason);
                }
                Keys.onEscapePressed: (event) => {
                    event.accepted = filter.text !== "";
                    filter.clear();
                    root.champions.text = "";
                }

                background: FieldBox {
                    focused: filter.activeFocus
                }
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.topMargin: -Theme.m
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            highlightMoveDuration: 0
            model: root.champions
            reuseItems: true
            visible: count > 0
            Accessible.name: qsTr("Champions")
            Accessible.role: Accessible.List

            ScrollBar.vertical: ScrollBar {
            }
            delegate: ChampionRow {
                current: ListView.isCurrentItem
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    list.currentIndex = index;
                }
            }
        }

        EmptyState {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Theme.xl
            iconName: "champions"
            text: root.champions.text === "" ? qsTr("Bring in the list you have: scctl import champions FILE reads a CSV with name, number, contact and area.") : qsTr("Try part of the name, or the number alone.")
            title: root.champions.text === "" ? qsTr("No champions yet") : qsTr("No champion matches")
            visible: list.count === 0
        }
    }
}
