// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// Several lines to type in. Tab moves on: nobody means a tab character in a description.
FieldFrame {
    id: root

    property alias text: input.text
    property alias input: input

    signal edited(text: string)

    function focusField(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
    }

    TextArea {
        id: input

        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: input.nextItemInFocusChain(true)
        color: Theme.colours.ink
        font.pixelSize: Theme.textBody
        height: Math.max(Theme.target * 1.8, implicitHeight)
        leftPadding: Theme.m
        rightPadding: Theme.m
        selectByMouse: true
        textFormat: TextEdit.PlainText
        topPadding: Theme.s
        width: root.width
        wrapMode: TextEdit.Wrap
        Accessible.description: root.hint
        Accessible.multiLine: true
        Accessible.name: root.spokenName
        Accessible.role: Accessible.EditableText
        onTextChanged: if (input.activeFocus) root.edited(input.text)

        background: FieldBox {
            faulty: root.error !== ""
            focused: input.activeFocus
        }
    }
}
