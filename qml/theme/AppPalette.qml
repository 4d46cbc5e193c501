// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The palette of every control, from the theme.
Palette {
    accent: Theme.colours.accent
    alternateBase: Theme.colours.sidebar
    base: Theme.colours.raised
    button: Theme.colours.raised
    buttonText: Theme.colours.ink
    dark: Theme.colours.border
    highlight: Theme.colours.accent
    highlightedText: Theme.colours.accentText
    light: Theme.colours.raised
    link: Theme.colours.accent
    mid: Theme.colours.border
    midlight: Theme.colours.divider
    placeholderText: Theme.colours.muted
    shadow: Theme.colours.shadow
    text: Theme.colours.ink
    toolTipBase: Theme.colours.ink
    toolTipText: Theme.colours.surface
    window: Theme.colours.surface
    windowText: Theme.colours.ink
}
