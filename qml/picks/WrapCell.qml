// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// A cell of a table for a sentence or two: it grows with what is in it, and Tab leaves it.
TextArea {
    id: root

    required property string spokenName
    property string value: ""

    signal edited(text: string)

    function leave(forward: bool): void {
        root.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    color: Theme.colours.ink
    font.pixelSize: Theme.textSmall + 1
    implicitHeight: Math.max(28, Theme.target - 6, root.contentHeight + root.topPadding + root.bottomPadding)
    leftPadding: Theme.s
    placeholderTextColor: Theme.colours.muted
    rightPadding: Theme.s
    selectByMouse: true
    text: root.value
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    Accessible.name: root.spokenName
    Accessible.role: Accessible.EditableText
    Keys.onBacktabPressed: root.leave(false)
    Keys.onTabPressed: root.leave(true)
    onTextChanged: if (root.activeFocus && root.text !== root.value) root.edited(root.text)

    background: FieldBox {
        faulty: false
        focused: root.activeFocus
    }
}
