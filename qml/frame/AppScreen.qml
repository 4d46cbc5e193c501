// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// What the frame asks of any screen. One that has no panes, filter or next step leaves it at this.
FocusScope {
    required property AppContext context

    /// Takes the keyboard to where work begins.
    function enter(): void {
    }

    function enterFilter(): void {
    }

    /// Moves to the next pane, or the one before; false when there is none left in that direction.
    function nextPane(forward: bool): bool {
        return false;
    }

    /// Esc: one step back. False when there is nothing to step back from.
    function stepBack(): bool {
        return false;
    }

    /// Does the one next step of what is selected.
    function nextStep(): void {
    }
}
