// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Above the register: how many there are, a champion more, and what narrows the list.
FocusScope {
    id: root

    required property ChampionListModel champions

    signal addWanted
    signal listWanted

    function enter(selecting: bool): void {
        filter.forceActiveFocus(Qt.TabFocusReason);
        if (selecting)
            filter.selectAll();
    }

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        spacing: Theme.s
        width: root.width

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.m

            AppText {
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: qsTr("Champions")
                Accessible.role: Accessible.Heading
            }

            MutedText {
                Layout.alignment: Qt.AlignBaseline
                Layout.fillWidth: true
                elide: Text.ElideRight
                text: root.champions.summary
            }

            ActionButton {
                Accessible.name: qsTr("Add a champion")
                iconName: "people-plus"
                text: root.width < 400 * Theme.textScale ? "" : qsTr("Add a champion")
                onClicked: root.addWanted()
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.m

            TextField {
                id: filter

                Layout.fillWidth: true
                Layout.maximumWidth: Math.round(420 * Theme.textScale)
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
                Keys.onDownPressed: root.listWanted()
                Keys.onEscapePressed: (event) => {
                    event.accepted = filter.text !== "";
                    filter.clear();
                    root.champions.text = "";
                }

                background: FieldBox {
                    focused: filter.activeFocus
                }
            }

            FilterChip {
                choices: root.champions.statuses
                code: root.champions.status
                title: qsTr("Status")
                onChosen: (code) => root.champions.status = code
            }
        }
    }
}
