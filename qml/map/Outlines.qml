// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import StreetChampions.ViewModels

/// Wards as thin lines with their names, in the colours of the theme.
OutlineLayer {
    clip: true
    haloColour: Theme.colours.surface
    lineColour: Theme.colours.muted
    named: zoomLevel >= 13 // further out the basemap's own names have the room
    textColour: Theme.colours.muted
    textSize: Theme.textSmall
}
