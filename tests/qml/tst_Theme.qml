// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import StreetChampions

/// Every pair of colours that people have to read, in every appearance.
TestCase {
    id: root

    function appearances(): list<ThemePalette> {
        return [Theme.light, Theme.dark, Theme.contrast];
    }

    function check(name: string, ink: color, paper: color, least: real): void {
        const ratio = Theme.contrastRatio(ink, paper);
        verify(ratio >= least, name + ": " + ratio.toFixed(2) + " of " + least);
    }

    function test_ratioOfBlackOnWhite(): void {
        fuzzyCompare(Theme.contrastRatio("black", "white"), 21, 0.01);
    }

    function test_textCanBeRead(): void {
        for (const p of appearances()) {
            for (const paper of [p.surface, p.raised, p.sidebar, p.selected, p.hovered]) {
                check("ink", p.ink, paper, 4.5);
                check("muted", p.muted, paper, 4.5);
                check("accent", p.accent, paper, 4.5);
                check("danger", p.danger, paper, 4.5);
            }
            check("accentText", p.accentText, p.accent, 4.5);
            check("accentText hovered", p.accentText, p.accentHover, 4.5);
            check("onAccentSoft", p.onAccentSoft, p.accentSoft, 4.5);
            check("warning", p.warning, p.warningSoft, 4.5);
            check("ink on warning", p.ink, p.warningSoft, 4.5);
            check("ink on danger", p.ink, p.dangerSoft, 4.5);
        }
    }

    function test_statesCanBeRead(): void {
        for (const p of appearances()) {
            const pairs = [[p.stateNew, p.stateNewSoft], [p.stateAcknowledged, p.stateAcknowledgedSoft], [p.stateScheduled, p.stateScheduledSoft], [p.stateProgress, p.stateProgressSoft], [p.stateDone, p.stateDoneSoft], [p.stateClosed, p.stateClosedSoft], [p.stateLate, p.stateLateSoft]];
            for (const pair of pairs) {
                check("pill", pair[0], pair[1], 4.5);
                check("mark", pair[0], p.markOutline, 3);
                check("legend", pair[0], p.raised, 4.5);
            }
        }
    }

    function test_boundariesCanBeSeenOnTheirMaps(): void {
        // The land of the basemap in each appearance, and the ground where there is no basemap.
        const lands = ["#f2f1ec", "#1e2426", "#ffffff"];
        const all = appearances();
        for (let i = 0; i < all.length; ++i) {
            check("boundary on the map", all[i].boundary, lands[i], 3);
            check("boundary without a map", all[i].boundary, all[i].sidebar, 3);
            check("name of a ward", all[i].boundary, all[i].boundaryHalo, 4.5);
        }
    }

    function test_edgesCanBeSeen(): void {
        for (const p of appearances()) {
            check("border", p.border, p.surface, 3);
            check("focus", p.focus, p.surface, 3);
            check("focus in the rail", p.focus, p.sidebar, 3);
        }
    }

    function test_textGrowsWithItsScale(): void {
        const before = Theme.textBody;
        Theme.textScale = 2;
        compare(Theme.textBody, before * 2);
        Theme.textScale = 1;
    }

    function test_nothingMovesWhenAskedToBeStill(): void {
        verify(Theme.motion <= 150);
        Theme.reducedMotion = true;
        compare(Theme.motion, 0);
        Theme.reducedMotion = false;
    }

    name: "Theme"
}
