// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// A few views of the same thing, one of them shown. Left and right go from one to the next.
Flow {
    id: root

    required property list<string> titles
    property int current: 0

    signal chosen(index: int)

    function enter(): void {
        const tab = tabs.itemAt(root.current);
        if (tab)
            tab.forceActiveFocus(Qt.TabFocusReason);
    }

    function goTo(index: int): void {
        if (index < 0 || index >= root.titles.length)
            return;
        root.chosen(index);
        tabs.itemAt(index).forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.xs
    Accessible.role: Accessible.PageTabList

    Repeater {
        id: tabs

        model: root.titles

        AbstractButton {
            id: tab

            required property int index
            required property string modelData
            readonly property bool isCurrent: tab.index === root.current

            bottomPadding: Theme.s
            focusPolicy: tab.isCurrent ? Qt.StrongFocus : Qt.ClickFocus
            font.pixelSize: Theme.textBody
            hoverEnabled: true
            implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
            implicitWidth: implicitContentWidth + leftPadding + rightPadding
            leftPadding: Theme.m
            rightPadding: Theme.m
            text: tab.modelData
            topPadding: Theme.s
            Accessible.name: tab.text
            Accessible.onPressAction: tab.click()
            Accessible.role: Accessible.PageTab
            Accessible.selectable: true
            Accessible.selected: tab.isCurrent
            Keys.onEnterPressed: tab.click()
            Keys.onLeftPressed: root.goTo(tab.index - 1)
            Keys.onReturnPressed: tab.click()
            Keys.onRightPressed: root.goTo(tab.index + 1)
            onClicked: root.chosen(tab.index)

            background: Rectangle {
                color: tab.hovered && !tab.isCurrent ? Theme.colours.hovered : "transparent"
                radius: Theme.radius

                Rectangle {
                    anchors.bottom: parent.bottom
                    color: Theme.colours.accent
                    height: 3
                    visible: tab.isCurrent
                    width: parent.width
                }

                FocusFrame {
                    shown: tab.visualFocus
                }
            }
            contentItem: AppText {
                Accessible.ignored: true
                color: tab.isCurrent ? Theme.colours.ink : Theme.colours.muted
                font.weight: tab.isCurrent ? Font.DemiBold : Font.Normal
                text: tab.text
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
