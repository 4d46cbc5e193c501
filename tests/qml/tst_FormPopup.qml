// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtTest
import StreetChampions

Item {
    id: root

    height: 600
    width: 420

    FormPopup {
        id: form

        actionText: "Save"
        parent: root
        title: "A form"

        AppText {
            id: words

            Layout.fillWidth: true
            text: "What is wrapped is higher where there is less room beside it. ".repeat(12)
            wrapMode: Text.Wrap
        }
    }

    TestCase {
        name: "FormPopup"
        when: windowShown

        // Where it did, some heights of the window had no layout that held.
        function test_aBarTakesNoRoomFromTheFields(): void {
            form.open();
            tryCompare(form, "opened", true);
            const width = words.width;
            verify(width > 300);
            for (let height = 160; height < 600; height += 11) {
                root.height = height;
                wait(1);
                compare(words.width, width);
                compare(words.mapToItem(form.contentItem, 0, 0).x, 0);
                verify(form.height <= height);
            }
        }
    }
}
