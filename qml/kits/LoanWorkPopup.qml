// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtPositioning
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// What was done with the kits: where, how long, how many bags, what was left behind; or that there
/// is to be no report.
FormPopup {
    id: root

    required property LoanDetail loan
    required property AppContext context
    property string where: ""

    /// Where the map was clicked, as it is written in the field.
    function placeAt(latitude: real, longitude: real): void {
        root.where = qsTr("%1, %2").arg(latitude.toFixed(6)).arg(longitude.toFixed(6));
        pin.latitude = latitude;
        pin.longitude = longitude;
        map.show(latitude, longitude);
    }

    function take(): void {
        const done = waive.checked ? root.loan.waiveWork(root.loan.officer(), why.text) : root.loan.reportWork(root.where, hours.text, bags.text, left.text, note.text);
        if (done)
            root.close();
        else
            summary.takeFocus();
    }

    function goTo(field: string): void {
        if (field === "hours")
            hours.focusField();
        else if (field === "bags")
            bags.focusField();
        else if (field === "reason")
            why.focusField();
        else
            place.focusField();
    }

    actionText: waive.checked ? qsTr("Do without") : qsTr("Save the report")
    title: qsTr("What was done?")
    parent: Overlay.overlay
    onAboutToShow: {
        root.loan.forgetProblems();
        root.where = "";
        waive.checked = false;
        for (const field of [hours, bags, left, note, why])
            field.text = "";
    }
    onAccepted: root.take()
    onOpened: place.focusField()

    ErrorSummary {
        id: summary

        Layout.fillWidth: true
        fields: root.loan.problemFields
        messages: root.loan.problemMessages
        onFieldWanted: (field) => root.goTo(field)
    }

    SuggestField {
        id: place

        Layout.fillWidth: true
        error: root.loan.problems["place"] ?? ""
        hint: qsTr("A street, postcode, grid reference or coordinates")
        label: qsTr("Where?")
        suggestions: root.loan.places
        value: root.where
        visible: !waive.checked
        onChosen: (row) => {
            root.where = root.loan.places.titleAt(row);
            hours.focusField();
        }
        onEdited: (text) => root.where = text
        onSubmitted: hours.focusField()
    }

    SmallMap {
        id: map

        Accessible.name: qsTr("Map: click where the work was done")
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(170 * Math.min(Theme.textScale, 1.2))
        context: root.context
        placing: true
        visible: !waive.checked
        onActed: (x, y, latitude, longitude) => root.placeAt(latitude, longitude)

        Icon {
            id: pin

            property real latitude: 0
            property real longitude: 0
            readonly property point at: {
                map.latitude;
                map.longitude;
                map.zoom;
                return map.view ? map.view.map.fromCoordinate(QtPositioning.coordinate(pin.latitude, pin.longitude), false) : Qt.point(-100, -100);
            }

            color: Theme.colours.accent
            name: "pin"
            size: Theme.icon + 4
            visible: pin.latitude !== 0 && root.where.startsWith(pin.latitude.toFixed(6))
            x: pin.at.x - width / 2
            y: pin.at.y - height
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m
        visible: !waive.checked

        EntryField {
            id: hours

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            error: root.loan.problems["hours"] ?? ""
            hint: qsTr("Of everybody together")
            label: qsTr("Hours")
            onAccepted: bags.focusField()
        }

        EntryField {
            id: bags

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            error: root.loan.problems["bags"] ?? ""
            label: qsTr("Bags")
            optional: true
            onAccepted: left.focusField()
        }
    }

    EntryField {
        id: left

        Layout.fillWidth: true
        error: root.loan.problems["left_behind"] ?? ""
        hint: qsTr("Such as 2 needles; fly-tip. They become reports")
        label: qsTr("What was left behind?")
        optional: true
        visible: !waive.checked
        onAccepted: note.focusField()
    }

    EntryField {
        id: note

        Layout.fillWidth: true
        label: qsTr("What was done")
        optional: true
        visible: !waive.checked
        onAccepted: root.take()
    }

    TickBox {
        id: waive

        text: qsTr("There is no report, and none is needed")
    }

    EntryField {
        id: why

        Layout.fillWidth: true
        error: root.loan.problems["reason"] ?? ""
        label: qsTr("Why not?")
        visible: waive.checked
        onAccepted: root.take()
    }
}
