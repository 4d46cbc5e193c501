// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The colours one appearance has to name. Every pair that carries text is proven readable in tests.
QtObject {
    required property color surface
    required property color raised
    required property color sidebar
    required property color selected
    required property color hovered
    required property color ink
    required property color muted
    required property color divider
    required property color border
    required property color accent
    required property color accentHover
    required property color accentText
    required property color accentSoft
    required property color onAccentSoft
    required property color focus
    required property color danger
    required property color dangerSoft
    required property color warning
    required property color warningSoft
    required property color warningBorder
    required property color shadow
    required property color scrim
    required property color stateNew
    required property color stateNewSoft
    required property color stateAcknowledged
    required property color stateAcknowledgedSoft
    required property color stateScheduled
    required property color stateScheduledSoft
    required property color stateProgress
    required property color stateProgressSoft
    required property color stateDone
    required property color stateDoneSoft
    required property color stateClosed
    required property color stateClosedSoft
    required property color stateLate
    required property color stateLateSoft
    required property color boundary
    required property color boundaryHalo
    required property color markOutline
}
