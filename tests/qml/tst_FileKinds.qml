// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import StreetChampions

/// What file dialogs list.
TestCase {
    function test_listsPicturesAsCamerasNameThem(): void {
        const pictures = FileKinds.pictures[0];
        for (const pattern of ["*.jpg", "*.JPG", "*.jpeg", "*.JPEG", "*.png", "*.PNG", "*.TIF"])
            verify(pictures.split(/[( )]/).includes(pattern), pattern);
        verify(!pictures.toLowerCase().includes("heic")); // which nothing here reads
        compare(FileKinds.pictures.length, 2);
    }

    function test_listsEveryKindInBothCases(): void {
        compare(FileKinds.listing("CSV", ["csv"])[0], "CSV (*.csv *.CSV)");
    }

    name: "FileKinds"
}
