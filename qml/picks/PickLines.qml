// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import StreetChampions.ViewModels

/// Routes and land of litter picks, in the colours of the theme.
OutlineLayer {
    clip: true
    haloColour: Theme.colours.surface
    lineColour: Theme.colours.stateScheduled
    lineWidth: 4
    named: false
    textColour: Theme.colours.ink
    textSize: Theme.textSmall
}
