// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtTest
import StreetChampions

Item {
    id: root

    height: 600
    width: 500

    Column {
        spacing: 12
        width: 400

        ActionButton {
            id: button

            keyHint: "Ctrl N"
            text: "Log a report"
        }

        EntryField {
            id: entry

            hint: "A hint"
            label: "Name"
            width: parent.width
        }

        ErrorSummary {
            id: summary

            width: parent.width
        }

        DateField {
            id: date

            label: "Day"
            width: parent.width
        }

        StatusPill {
            id: pill

            stateKey: "late"
            word: "Late"
        }

        ToastBar {
            id: toast
        }
    }

    SignalSpy {
        id: clicked

        signalName: "clicked"
        target: button
    }

    SignalSpy {
        id: wanted

        signalName: "fieldWanted"
        target: summary
    }

    SignalSpy {
        id: acted

        signalName: "acted"
        target: toast
    }

    TestCase {
        Item {
        id: mapGround

        height: 400
        width: 600

        MapSpot {
            id: spot

            latitude: 54.5
            longitude: -1.5
            placeLatitude: 54.5
            placeLongitude: -1.5
            zoom: 14
        }
    }

    function test_aSpotStaysAtItsPlaceOfTheMap(): void {
        compare(spot.x, 300);
        compare(spot.y, 200);
        mapGround.width = 200; // a pane opened beside the map
        compare(spot.x, 100);
        spot.longitude = -1.5 - 360 / spot.worldSize * 40;
        fuzzyCompare(spot.x, 140, 0.01);
        spot.zoom = 15;
        fuzzyCompare(spot.x, 180, 0.01);
        spot.latitude = 54.4;
        verify(spot.y < 0, "the place is north of the middle");
    }

    function init(): void {
            clicked.clear();
            wanted.clear();
            acted.clear();
            summary.fields = [];
            summary.messages = [];
        }

        function test_enterAndSpacePressAButton(): void {
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            compare(clicked.count, 2);
            verify(button.height >= 24);
            compare(button.Accessible.name, "Log a report");
        }

        function test_aFieldSaysWhatIsWrongWithIt(): void {
            compare(entry.spokenName, "Name");
            entry.error = "Enter a name";
            verify(entry.spokenName.includes("Enter a name"));
            entry.error = "";
        }

        function test_summaryShowsOnlyProblemsAndLeadsToThem(): void {
            verify(!summary.visible);
            summary.fields = ["name", "day"];
            summary.messages = ["Enter a name", "Enter a day"];
            verify(summary.visible);
            summary.takeFocus();
            verify(summary.activeFocus);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(wanted.count, 1);
            compare(wanted.signalArguments[0][0], "name");
        }

        function test_datesAreUnderstoodAsTyped(): void {
            date.focusField();
            for (const key of "27 3 2026")
                keyClick(key);
            compare(date.iso, "2026-03-27");
        }

        function test_statesHaveWordAndShape(): void {
            compare(pill.Accessible.name, "Late");
            verify(Theme.contrastRatio(Theme.stateInk("late"), Theme.statePaper("late")) >= 4.5);
        }

        function test_toastOffersUndoAndGoes(): void {
            toast.show("Deleted", "Undo");
            verify(toast.showing);
            toast.hide();
            verify(!toast.showing);
        }

        name: "Components"
        when: windowShown
    }
}
