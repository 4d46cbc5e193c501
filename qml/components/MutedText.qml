// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

AppText {
    color: Theme.colours.muted
    font.pixelSize: Theme.textSmall
}
