// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

Rectangle {
    color: Theme.colours.divider
    implicitHeight: Theme.hairline
    implicitWidth: Theme.hairline
}
