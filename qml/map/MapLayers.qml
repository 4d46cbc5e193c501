// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Which layers of the map are on.
QtObject {
    property bool reports: true
    property bool picks: true
    property bool kits: false
    property bool patches: false
    property bool boundaries: true
    property bool legend: true
}
