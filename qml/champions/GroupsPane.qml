// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The groups: neighbourhood action groups, friends of parks, schools.
FocusScope {
    id: root

    required property GroupDesk groups

    signal formWanted

    function enter(): void {
        if (list.count > 0)
            list.forceActiveFocus(Qt.TabFocusReason);
        else
            add.forceActiveFocus(Qt.TabFocusReason);
    }

    function show(row: int, goThere: bool): void {
        list.currentIndex = row;
        if (root.groups.show(root.groups.rows.value(row, "groupId")) && goThere)
            root.formWanted();
    }

    function beginNew(): void {
        if (root.groups.beginNew())
            root.formWanted();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.bottomMargin: Theme.m
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.l
            spacing: Theme.m

            AppText {
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: qsTr("Groups")
                Accessible.role: Accessible.Heading
            }

            MutedText {
                Layout.alignment: Qt.AlignBaseline
                Layout.fillWidth: true
                text: root.groups.summary
            }

            ActionButton {
                id: add

                iconName: "people-plus"
                text: qsTr("Add a group")
                onClicked: root.beginNew()
            }
        }

        Hairline {
            Layout.fillWidth: true
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: root.groups.rows.rowWith("groupId", root.groups.groupId)
            focus: true
            highlightMoveDuration: 0
            model: root.groups.rows
            visible: count > 0
            Accessible.name: qsTr("Groups")
            Accessible.role: Accessible.List
            Keys.onReturnPressed: root.show(list.currentIndex, true)
            Keys.onEnterPressed: root.show(list.currentIndex, true)
            Keys.onSpacePressed: root.show(list.currentIndex, false)

            ScrollBar.vertical: ScrollBar {
            }
            delegate: GroupRow {
                current: ListView.isCurrentItem
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    root.show(index, false);
                }
            }
        }

        EmptyState {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Theme.xl
            actionText: qsTr("Add a group")
            iconName: "champions"
            text: qsTr("A group has a chair, who usually keeps the kit, and members who come to its picks.")
            title: qsTr("No groups yet")
            visible: list.count === 0
            onActed: root.beginNew()
        }
    }
}
