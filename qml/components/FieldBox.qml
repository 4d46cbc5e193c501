// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The box behind anything that is typed into.
Rectangle {
    id: root

    property bool focused: false
    property bool faulty: false

    border.color: root.focused ? Theme.colours.focus : root.faulty ? Theme.colours.danger : Theme.colours.border
    border.width: root.focused || root.faulty ? Theme.focusWidth : Theme.hairline
    color: Theme.colours.raised
    implicitHeight: Theme.target
    radius: Theme.radius
}
