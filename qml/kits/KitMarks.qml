// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import StreetChampions.ViewModels

/// Kits on a map, by state in shape and colour.
ReportMarks {
    id: root

    required property KitLayer shownKits

    glyphs: root.shownKits.glyphs
    points: root.shownKits.points
}
