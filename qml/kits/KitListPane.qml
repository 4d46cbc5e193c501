// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Kits by label. What a scanner types into the field goes straight to the kit.
FocusScope {
    id: root

    required property KitDesk kits
    /// Little room beside the kit, or large text: the heads leave it to the rows.
    readonly property bool compact: root.width <= 420 * Theme.textScale

    signal addWanted
    signal labelsWanted
    /// Empty: a new one.
    signal typeWanted(typeId: string)

    function enter(): void {
        if (list.count === 0) {
            filter.forceActiveFocus(Qt.TabFocusReason);
            return;
        }
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0)
            list.currentIndex = Math.max(0, root.kits.list.rowOf(root.kits.detail.kitId));
    }

    function enterFilter(): void {
        filter.forceActiveFocus(Qt.ShortcutFocusReason);
        filter.selectAll();
    }

    function select(row: int): void {
        list.currentIndex = row;
        root.kits.detail.kitId = root.kits.list.idAt(row);
    }

    function takeScan(): void {
        const kitId = root.kits.list.idOf(filter.text);
        if (kitId !== "")
            root.kits.detail.kitId = kitId;
        else
            root.enter();
    }

    Accessible.name: qsTr("Kits")
    Accessible.role: Accessible.Pane

    FileDialog {
        id: photo

        nameFilters: FileKinds.pictures
        onAccepted: {
            const kitId = root.kits.labels.kitInPhoto(photo.selectedFile);
            if (kitId !== "")
                root.kits.detail.kitId = kitId;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.m
            spacing: Theme.s

            LinkButton {
                text: root.kits.list.kitType !== "" ? qsTr("Change this type") : qsTr("New kit type")
                onClicked: root.typeWanted(root.kits.list.kitType)
            }

            Item {
                Layout.fillWidth: true
            }

            IconButton {
                flat: true
                iconName: "photo"
                text: qsTr("Read a label from a photo")
                onClicked: photo.open()
            }

            IconButton {
                flat: true
                iconName: "export"
                text: qsTr("Print labels")
                onClicked: root.labelsWanted()
            }

            ActionButton {
                Accessible.description: qsTr("Insert")
                iconName: "plus"
                text: qsTr("New kit")
                onClicked: root.addWanted()
            }
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.s
            columnSpacing: Theme.s
            columns: !root.compact ? 3 : root.width > 220 * Theme.textScale ? 2 : 1

            ChoiceField {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                choices: root.kits.list.statuses
                code: root.kits.list.status
                label: qsTr("State")
                quiet: root.compact
                onChosen: (code) => root.kits.list.status = code
            }

            ChoiceField {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                choices: root.kits.list.depots
                code: root.kits.list.depot
                label: qsTr("Depot")
                quiet: root.compact
                onChosen: (code) => root.kits.list.depot = code
            }

            ChoiceField {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                choices: root.kits.list.types
                code: root.kits.list.kitType
                label: qsTr("Type")
                quiet: root.compact
                onChosen: (code) => root.kits.list.kitType = code
            }

            TextField {
                id: filter

                Layout.columnSpan: root.compact ? 1 : 3
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                color: Theme.colours.ink
                font.pixelSize: Theme.textBody
                implicitHeight: Theme.target
                leftPadding: Theme.m
                placeholderText: root.compact ? qsTr("Scan or type a label") : qsTr("Scan or type a label (Ctrl+F)")
                placeholderTextColor: Theme.colours.muted
                Accessible.name: qsTr("Scan or type a label")
                Accessible.role: Accessible.EditableText
                onTextEdited: root.kits.list.text = filter.text
                Keys.onDownPressed: root.enter()
                Keys.onEnterPressed: root.takeScan()
                Keys.onReturnPressed: root.takeScan()
                Keys.onEscapePressed: (event) => {
                    event.accepted = filter.text !== "";
                    filter.clear();
                    root.kits.list.text = "";
                }

                background: FieldBox {
                    focused: filter.activeFocus
                }
            }
        }

        MutedText {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.rightMargin: Theme.l
            Layout.topMargin: Theme.xs
            elide: Text.ElideRight
            text: root.kits.list.summary
            visible: text !== ""
        }

        Hairline {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            focus: true
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.kits.list.rows
            visible: count > 0
            Accessible.name: qsTr("Kits")
            Accessible.role: Accessible.List
            Keys.onDownPressed: root.select(Math.min(list.count - 1, list.currentIndex + 1))
            Keys.onReturnPressed: root.select(Math.max(0, list.currentIndex))
            Keys.onUpPressed: root.select(Math.max(0, list.currentIndex - 1))
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
            onAtYEndChanged: if (list.atYEnd && list.count > 0)
                root.kits.list.readMore()

            ScrollBar.vertical: ScrollBar {
            }
            delegate: KitRow {
                current: root.kits.detail.kitId === kitId
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
            actionText: root.kits.list.filtered ? qsTr("Show all kits") : ""
            iconName: "toolkits"
            text: root.kits.list.filtered ? qsTr("Take a filter off to see more.") : qsTr("Make a kit type first: it says what is in a kit and how many. Then add the kits by their labels.")
            title: root.kits.list.filtered ? qsTr("No kit matches") : qsTr("No kits yet")
            visible: list.count === 0
            onActed: {
                filter.clear();
                root.kits.list.clearFilters();
            }
        }
    }
}
