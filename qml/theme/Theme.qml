// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
pragma Singleton

import QtQuick

/// The one place that decides how large, how far apart and what colour things are.
QtObject {
    id: root

    /// "system", "light", "dark" or "contrast".
    property string scheme: "system"
    /// 1.0 to 2.0: how large text is, on top of what the screen already scales.
    property real textScale: 1.0
    /// True when the desktop asks programs to keep still.
    property bool reducedMotion: false

    readonly property ThemePalette light: LightPalette {}
    readonly property ThemePalette dark: DarkPalette {}
    readonly property ThemePalette contrast: ContrastPalette {}
    readonly property string appearance: root.scheme !== "system" ? root.scheme : Application.styleHints.colorScheme === Qt.Dark ? "dark" : "light"
    readonly property ThemePalette colours: root.appearance === "contrast" ? root.contrast : root.appearance === "dark" ? root.dark : root.light

    // The 4 px grid.
    readonly property int xs: 4
    readonly property int s: 8
    readonly property int m: 12
    readonly property int l: 16
    readonly property int xl: 24
    readonly property int xxl: 32

    // Five sizes of text, in pixels.
    readonly property int textSmall: Math.round(12.5 * root.textScale)
    readonly property int textBody: Math.round(14 * root.textScale)
    readonly property int textLead: Math.round(16 * root.textScale)
    readonly property int textTitle: Math.round(20 * root.textScale)
    readonly property int textDisplay: Math.round(28 * root.textScale)

    readonly property int radius: 6
    readonly property int radiusLarge: 10
    readonly property int focusWidth: 2
    readonly property int hairline: root.appearance === "contrast" ? 2 : 1
    readonly property int elevation: root.appearance === "contrast" ? 0 : 12
    readonly property int motion: root.reducedMotion ? 0 : 120
    readonly property int target: Math.max(24, Math.round(36 * Math.min(root.textScale, 1.6)))
    readonly property int icon: Math.round(20 * Math.min(root.textScale, 1.6))
    readonly property int iconSmall: Math.round(16 * Math.min(root.textScale, 1.6))

    /// The ink of a state: "new", "acknowledged", "scheduled", "progress", "done", "closed" or "late".
    function stateInk(key: string): color {
        switch (key) {
        case "new":
            return root.colours.stateNew;
        case "acknowledged":
            return root.colours.stateAcknowledged;
        case "scheduled":
            return root.colours.stateScheduled;
        case "progress":
            return root.colours.stateProgress;
        case "done":
            return root.colours.stateDone;
        case "late":
            return root.colours.stateLate;
        default:
            return root.colours.stateClosed;
        }
    }

    /// What the ink of that state is laid on.
    function statePaper(key: string): color {
        switch (key) {
        case "new":
            return root.colours.stateNewSoft;
        case "acknowledged":
            return root.colours.stateAcknowledgedSoft;
        case "scheduled":
            return root.colours.stateScheduledSoft;
        case "progress":
            return root.colours.stateProgressSoft;
        case "done":
            return root.colours.stateDoneSoft;
        case "late":
            return root.colours.stateLateSoft;
        default:
            return root.colours.stateClosedSoft;
        }
    }

    function iconSource(name: string): url {
        return Qt.url("qrc:/icons/" + name + ".svg");
    }

    /// Contrast ratio of two opaque colours, as WCAG 2.2 defines it: 1 to 21.
    function contrastRatio(one: color, other: color): real {
        const luminance = (c) => {
            const part = (v) => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
            return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
        };
        const a = luminance(one);
        const b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
}
