// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The register of litter picks, those to come first.
FocusScope {
    id: root

    required property PickDesk picks

    signal addWanted
    signal sheetWanted(sheet: string)

    function enter(): void {
        if (list.count === 0) {
            add.forceActiveFocus(Qt.TabFocusReason);
            return;
        }
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0)
            list.currentIndex = 0;
    }

    function enterFilter(): void {
        filter.forceActiveFocus(Qt.ShortcutFocusReason);
        filter.selectAll();
    }

    function select(row: int): void {
        list.currentIndex = row;
        root.picks.detail.pickId = root.picks.list.idAt(row);
    }

    Accessible.name: qsTr("Litter picks")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.m
            spacing: Theme.xs

            AppText {
                Layout.fillWidth: true
                Layout.maximumWidth: root.picks.list.counted === "" ? Infinity : implicitWidth
                elide: Text.ElideRight
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                text: qsTr("Litter picks")
                Accessible.role: Accessible.Heading
            }

            MutedText {
                Layout.alignment: Qt.AlignBaseline
                Layout.fillWidth: true
                elide: Text.ElideRight
                text: root.picks.list.counted
                visible: text !== "" && root.width >= 360 * Theme.textScale
                Accessible.name: root.picks.list.summary
            }

            IconButton {
                flat: true
                iconName: "calendar"
                text: qsTr("Calendar")
                onClicked: root.sheetWanted("calendar")
            }

            IconButton {
                flat: true
                iconName: "indicators"
                text: qsTr("Campaigns")
                onClicked: root.sheetWanted("campaigns")
            }

            ActionButton {
                id: add

                Accessible.description: qsTr("Insert")
                Accessible.name: qsTr("New pick")
                iconName: "plus"
                text: root.width < 360 * Theme.textScale ? "" : qsTr("New pick")
                onClicked: root.addWanted()
            }
        }

        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.s
            spacing: Theme.xs

            ChoiceChip {
                checked: root.picks.list.filter === "open"
                text: qsTr("To do")
                onClicked: root.picks.list.filter = "open"
            }

            Repeater {
                model: root.picks.list.filters

                ChoiceChip {
                    id: chip

                    required property string code
                    required property string title

                    checked: root.picks.list.filter === chip.code
                    text: chip.title
                    onClicked: root.picks.list.filter = chip.checked ? chip.code : "open"
                }
            }
        }

        TextField {
            id: filter

            Layout.bottomMargin: Theme.m - 2
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.s
            color: Theme.colours.ink
            font.pixelSize: Theme.textSmall
            implicitHeight: Math.max(28, Theme.target - 6)
            leftPadding: Theme.m
            placeholderText: qsTr("Words in these picks (Ctrl+F)")
            placeholderTextColor: Theme.colours.muted
            Accessible.name: qsTr("Filter by words")
            Accessible.role: Accessible.EditableText
            onTextEdited: root.picks.list.text = filter.text
            Keys.onDownPressed: root.enter()
            Keys.onReturnPressed: root.enter()
            Keys.onEscapePressed: (event) => {
                event.accepted = filter.text !== "";
                filter.clear();
                root.picks.list.text = "";
            }

            background: FieldBox {
                focused: filter.activeFocus
            }
        }

        MutedText {
            Layout.bottomMargin: Theme.s
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            text: root.picks.list.summary
            visible: root.picks.list.counted === ""
            wrapMode: Text.Wrap
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
            currentIndex: root.picks.list.currentRow
            focus: true
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.picks.list.rows
            visible: count > 0
            Accessible.name: qsTr("Litter picks")
            Accessible.role: Accessible.List
            Keys.onDownPressed: root.select(Math.min(list.count - 1, list.currentIndex + 1))
            Keys.onUpPressed: root.select(Math.max(0, list.currentIndex - 1))
            Keys.onReturnPressed: root.select(Math.max(0, list.currentIndex))
            Keys.onPressed: (event) => {
                event.accepted = true;
                if (event.key === Qt.Key_Home)
                    root.select(0);
                else if (event.key === Qt.Key_End)
                    root.select(list.count - 1);
                else if (event.key === Qt.Key_Insert)
                    root.addWanted();
                else
                    event.accepted = false;
            }

            ScrollBar.vertical: ScrollBar {
            }
            delegate: PickRow {
                current: root.picks.detail.pickId === pickId
                focusPolicy: Qt.NoFocus
                width: ListView.view.width
                onClicked: {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    root.select(index);
                }
            }
        }

        EmptyPane {
            Layout.fillHeight: true
            Layout.fillWidth: true
            actionText: root.picks.list.filtered ? qsTr("Show what is to do") : ""
            iconName: "picks"
            text: root.picks.list.filtered ? qsTr("Take the filter off to see more.") : qsTr("When somebody asks for a litter pick, press New pick and write down what they say. Day and place can follow.")
            title: root.picks.list.filtered ? qsTr("No pick matches") : qsTr("No litter picks yet")
            visible: list.count === 0
            onActed: root.picks.list.clearFilters()
        }
    }
}
