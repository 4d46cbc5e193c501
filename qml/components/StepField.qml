// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// A whole number that is typed or stepped with the arrow keys, the wheel or the two buttons.
SpinBox {
    id: root

    editable: true
    font.pixelSize: Theme.textBody
    implicitHeight: Theme.target
    implicitWidth: Math.round(128 * Theme.textScale)
    leftPadding: Theme.target
    opacity: root.enabled ? 1 : 0.5
    rightPadding: Theme.target
    Accessible.role: Accessible.SpinBox

    background: FieldBox {
        focused: root.activeFocus
    }
    contentItem: TextInput {
        color: Theme.colours.ink
        font: root.font
        horizontalAlignment: Qt.AlignHCenter
        inputMethodHints: Qt.ImhDigitsOnly
        readOnly: !root.editable
        selectByMouse: true
        selectionColor: Theme.colours.accentSoft
        selectedTextColor: Theme.colours.ink
        text: root.displayText
        validator: root.validator
        verticalAlignment: Qt.AlignVCenter
        Accessible.ignored: true
    }
    down.indicator: Icon {
        color: Theme.colours.ink
        name: "minus"
        opacity: root.value > root.from ? 1 : 0.4
        x: Theme.s
        y: (root.height - height) / 2
    }
    up.indicator: Icon {
        color: Theme.colours.ink
        name: "plus"
        opacity: root.value < root.to ? 1 : 0.4
        x: root.width - width - Theme.s
        y: (root.height - height) / 2
    }
}
