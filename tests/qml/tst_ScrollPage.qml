// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import StreetChampions

TestCase {
    id: test

    height: 200
    name: "ScrollPage"
    visible: true
    when: windowShown
    width: 200

    ScrollPage {
        id: page

        anchors.fill: parent

        Column {
            width: page.availableWidth

            Repeater {
                id: fields

                model: 20

                Item {
                    required property int index

                    activeFocusOnTab: true
                    height: 40
                    width: parent.width
                }
            }
        }
    }

    function scrolledBy(): real {
        return (page.contentItem as Flickable).contentY;
    }

    function test_whatHasTheKeyboardCanBeSeen(): void {
        compare(page.contentHeight, 800);
        fields.itemAt(0).forceActiveFocus();
        compare(test.scrolledBy(), 0);
        for (let i = 0; i < 12; ++i)
            keyClick(Qt.Key_Tab);
        tryVerify(() => test.scrolledBy() >= 13 * 40 - 200 && test.scrolledBy() <= 12 * 40);
        fields.itemAt(1).forceActiveFocus();
        tryVerify(() => test.scrolledBy() <= 40);
    }
}
