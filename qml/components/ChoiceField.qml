// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// One of a short, known list.
FieldFrame {
    id: root

    required property SuggestionModel choices
    property string code: ""

    signal chosen(code: string)

    function focusField(): void {
        box.forceActiveFocus(Qt.TabFocusReason);
    }

    ComboBox {
        id: box

        currentIndex: {
            root.choices.count; // the list may come after the choice
            return root.choices.rowOf(root.code);
        }
        font.pixelSize: Theme.textBody
        implicitHeight: Theme.target
        leftPadding: Theme.m
        model: root.choices
        textRole: "title"
        valueRole: "code"
        width: root.width
        Accessible.description: root.hint
        Accessible.name: root.spokenName
        Accessible.role: Accessible.ComboBox
        onActivated: (index) => root.chosen(root.choices.codeAt(index))

        background: FieldBox {
            faulty: root.error !== ""
            focused: box.activeFocus
        }
        contentItem: AppText {
            Accessible.ignored: true
            elide: Text.ElideRight
            rightPadding: Theme.iconSmall // the arrow's
            text: box.displayText
            verticalAlignment: Text.AlignVCenter
        }
        indicator: Icon {
            color: Theme.colours.muted
            name: "chevron-down"
            size: Theme.iconSmall
            x: box.width - width - Theme.s
            y: (box.height - height) / 2
        }
        delegate: ItemDelegate {
            id: option

            required property int index
            required property string title

            highlighted: box.highlightedIndex === option.index
            implicitHeight: Math.max(30, implicitContentHeight + Theme.m)
            width: ListView.view.width
            Accessible.name: option.title
            Accessible.role: Accessible.ListItem

            background: Rectangle {
                color: option.highlighted ? Theme.colours.accentSoft : "transparent"
            }
            contentItem: AppText {
                color: option.highlighted ? Theme.colours.onAccentSoft : Theme.colours.ink
                elide: Text.ElideRight
                text: option.title
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
