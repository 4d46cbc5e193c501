// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The shape of a state, the same in a list, in a legend and on the map.
Icon {
    id: root

    required property string stateKey

    color: Theme.stateInk(root.stateKey)
    name: root.stateKey === "" ? "" : "state-" + root.stateKey
    size: Math.round(Theme.textSmall * 0.9)
}
