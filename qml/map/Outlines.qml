// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import StreetChampions.ViewModels

/// Wards as thin lines with their names, in the colours of the theme.
OutlineLayer {
    clip: true
    haloColour: Theme.colours.boundaryHalo
    lineColour: Theme.colours.boundary
    lineWidth: 1.5 * Theme.hairline
    named: zoomLevel >= 13 // further out the basemap's own names have the room
    textColour: Theme.colours.boundary
    textSize: Theme.textSmall
}
