// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The matches under a field that is being typed into. The keyboard stays in the field.
Popup {
    id: root

    required property SuggestionModel suggestions
    property alias currentIndex: list.currentIndex
    /// The row highlighted, as it is read out.
    readonly property string currentText: list.currentItem ? list.currentItem.Accessible.name : ""
    /// Whether a row was chosen with the arrow keys since the last letter.
    property bool moved: false
    /// What was typed may stand as it is: nothing is highlighted until an arrow key asks for it.
    property bool free: false

    signal picked(row: int)

    function begin(): void {
        root.moved = false;
        list.currentIndex = root.free ? -1 : 0;
    }

    function move(by: int): void {
        root.moved = true;
        list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + by));
    }

    closePolicy: Popup.NoAutoClose
    focus: false
    implicitHeight: Math.min(list.contentHeight, 320) + 2
    margins: Theme.xs
    padding: 1

    background: Rectangle {
        border.color: Theme.colours.border
        border.width: Theme.hairline
        color: Theme.colours.raised
        radius: Theme.radius
    }
    contentItem: ListView {
        id: list

        clip: true
        currentIndex: root.free ? -1 : 0
        focus: false
        highlightMoveDuration: 0
        model: root.suggestions
        Accessible.name: qsTr("Matches")
        Accessible.role: Accessible.List
        onCountChanged: root.begin()

        ScrollBar.vertical: ScrollBar {
        }
        delegate: ItemDelegate {
            id: row

            required property int index
            required property string title
            required property string detail
            required property string iconName

            focusPolicy: Qt.NoFocus
            highlighted: ListView.isCurrentItem
            implicitHeight: Math.max(32, line.implicitHeight + Theme.m)
            width: ListView.view.width
            Accessible.name: row.detail === "" ? row.title : qsTr("%1, %2").arg(row.title).arg(row.detail)
            Accessible.role: Accessible.ListItem
            Accessible.selected: row.highlighted
            onClicked: root.picked(row.index)

            background: Rectangle {
                color: row.highlighted ? Theme.colours.accentSoft : row.hovered ? Theme.colours.hovered : "transparent"
            }
            contentItem: RowLayout {
                id: line

                spacing: Theme.s

                Icon {
                    color: row.highlighted ? Theme.colours.onAccentSoft : Theme.colours.muted
                    name: row.iconName
                    size: Theme.iconSmall
                    visible: row.iconName !== ""
                }

                AppText {
                    Layout.maximumWidth: line.width * 0.7
                    color: row.highlighted ? Theme.colours.onAccentSoft : Theme.colours.ink
                    elide: Text.ElideRight
                    font.weight: Font.DemiBold
                    text: row.title
                }

                AppText {
                    Layout.fillWidth: true
                    color: row.highlighted ? Theme.colours.onAccentSoft : Theme.colours.muted
                    elide: Text.ElideRight
                    text: row.detail
                }
            }
        }
    }
}
