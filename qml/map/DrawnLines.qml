// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import StreetChampions.ViewModels

/// What was drawn on the map: routes and land of litter picks, patches of champions.
OutlineLayer {
    clip: true
    haloColour: Theme.colours.surface
    lineColour: Theme.colours.stateScheduled
    lineWidth: 4
    named: false
    textColour: Theme.colours.ink
    textSize: Theme.textSmall
}
