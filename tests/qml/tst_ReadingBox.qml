// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import StreetChampions

Item {
    id: root

    height: 300
    width: 400

    Column {
        spacing: 12
        width: parent.width

        ReadingBox {
            id: box

            height: 100
            text: "I will bring everything back clean on the day agreed. ".repeat(20)
            width: parent.width
        }

        EntryField {
            id: field

            label: "Depot"
            width: parent.width
        }
    }

    TestCase {
        name: "ReadingBox"
        when: windowShown

        function bar(): Item {
            return findChild(box, "bar");
        }

        // Words that end in mid-line, with nothing to say so, are signed unread.
        function test_whatIsNotSeenIsScrolledByKeys(): void {
            verify(box.implicitHeight > box.height);
            verify(box.hasMore);
            verify(box.activeFocusOnTab);
            box.forceActiveFocus(Qt.TabFocusReason);
            compare(box.position, 0);
            keyClick(Qt.Key_Down);
            verify(box.position > 0);
            keyClick(Qt.Key_End);
            compare(box.position, box.implicitHeight - box.height);
            verify(bar().visible && bar().opacity === 1);
            keyClick(Qt.Key_Home);
            compare(box.position, 0);
            box.height = box.implicitHeight;
            compare(box.height, box.implicitHeight);
            tryCompare(box, "hasMore", false);
            field.forceActiveFocus(Qt.TabFocusReason);
            tryCompare(box, "activeFocusOnTab", false);
            tryCompare(bar(), "visible", false);
        }

        function test_aQuietFieldLeavesItsLabelToTheReader(): void {
            const high = field.implicitHeight;
            field.quiet = true;
            tryVerify(() => field.implicitHeight < high - 10);
            compare(field.spokenName, "Depot");
        }
    }
}
