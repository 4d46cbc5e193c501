// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// One line to type in.
FieldFrame {
    id: root

    property alias text: input.text
    property alias placeholder: input.placeholderText
    property alias input: input
    property bool readOnly: false

    signal edited(text: string)
    /// Enter, or the keyboard has gone elsewhere.
    signal committed(text: string)
    signal accepted

    function focusField(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
        input.selectAll();
    }

    TextField {
        id: input

        color: Theme.colours.ink
        font.pixelSize: Theme.textBody
        implicitHeight: Theme.target
        leftPadding: Theme.m
        placeholderTextColor: Theme.colours.muted
        readOnly: root.readOnly
        rightPadding: Theme.m
        selectByMouse: true
        width: root.width
        Accessible.description: root.hint
        Accessible.name: root.spokenName
        Accessible.role: Accessible.EditableText
        onAccepted: root.accepted()
        onEditingFinished: root.committed(input.text)
        onTextEdited: root.edited(input.text)

        background: FieldBox {
            faulty: root.error !== ""
            focused: input.activeFocus
        }
    }
}
