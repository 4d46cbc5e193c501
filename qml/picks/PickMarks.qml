// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import StreetChampions.ViewModels

/// Litter picks on a map, by state in shape and colour.
ReportMarks {
    id: root

    required property PickLayer shownPicks

    glyphs: root.shownPicks.glyphs
    points: root.shownPicks.points
}
