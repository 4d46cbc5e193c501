// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// The sheets over list and map: a pick's assessment, people and figures; calendar and campaigns.
FocusScope {
    id: root

    required property AppContext context
    readonly property PickDesk picks: root.context.picks
    required property string sheet

    signal closed

    function enter(): void {
        if (root.sheet === "assess")
            assessment.enter();
        else if (root.sheet === "figures")
            results.enter();
        else if (root.sheet === "calendar")
            calendar.enter();
        else if (root.sheet === "campaigns")
            campaigns.enter();
        else
            roster.enter();
    }

    function save(): void {
        if (root.sheet === "assess")
            assessment.save();
        else if (root.sheet === "figures")
            results.save(true);
        else if (root.sheet === "campaigns")
            campaigns.save();
        else if (root.sheet === "roster")
            roster.save();
    }

    AssessmentPane {
        id: assessment

        anchors.fill: parent
        picks: root.picks
        visible: root.sheet === "assess"
        onClosed: root.closed()
    }

    ResultsPane {
        id: results

        anchors.fill: parent
        picks: root.picks
        visible: root.sheet === "figures"
        onClosed: root.closed()
    }

    RosterPane {
        id: roster

        anchors.fill: parent
        picks: root.picks
        visible: root.sheet === "roster"
        onClosed: root.closed()
    }

    CalendarPane {
        id: calendar

        anchors.fill: parent
        editable: !root.context.readOnly
        picks: root.picks
        visible: root.sheet === "calendar"
        onClosed: root.closed()
    }

    CampaignPane {
        id: campaigns

        anchors.fill: parent
        context: root.context
        visible: root.sheet === "campaigns"
        onClosed: root.closed()
    }
}
