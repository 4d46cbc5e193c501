// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// A cell of a table that is typed into. Its name says row and column.
TextField {
    id: root

    required property string spokenName
    property string value: ""
    property bool faulty: false
    property bool number: false

    signal edited(text: string)

    color: Theme.colours.ink
    font.features: {
        "tnum": 1
    }
    font.pixelSize: Theme.textSmall + 1
    horizontalAlignment: root.number ? TextInput.AlignRight : TextInput.AlignLeft
    implicitHeight: Math.max(28, Theme.target - 6)
    leftPadding: Theme.s
    placeholderTextColor: Theme.colours.muted
    rightPadding: Theme.s
    selectByMouse: true
    text: root.value
    Accessible.name: root.spokenName
    Accessible.role: Accessible.EditableText
    onActiveFocusChanged: if (root.activeFocus) root.selectAll()
    onTextEdited: root.edited(root.text)

    background: FieldBox {
        faulty: root.faulty
        focused: root.activeFocus
    }
}
