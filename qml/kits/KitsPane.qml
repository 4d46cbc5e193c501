// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// One tab of the page of kits. Panes fill in what they can.
FocusScope {
    id: root

    required property AppContext context

    function enter(): void {
    }

    function enterFilter(): void {
    }

    function nextPane(forward: bool): bool {
        return false;
    }

    function stepBack(): bool {
        return false;
    }

    function nextStep(): void {
    }
}
