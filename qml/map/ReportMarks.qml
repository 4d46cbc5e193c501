// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import StreetChampions.ViewModels

/// Reports by category letter, and by state in shape and colour, in the colours of the theme.
MarkerLayer {
    clip: true
    colours: [Theme.colours.stateNew, Theme.colours.stateAcknowledged, Theme.colours.stateScheduled, Theme.colours.stateProgress, Theme.colours.stateDone, Theme.colours.stateClosed, Theme.colours.stateLate]
    discColour: Theme.colours.raised
    glyphColour: Theme.colours.markOutline
    haloColour: Theme.colours.accent
    outlineColour: Theme.colours.markOutline
    textColour: Theme.colours.ink
}
