// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A campaign: how far its goals are, who did most, its picks, and the sheet for its end.
FocusScope {
    id: root

    required property AppContext context
    readonly property PickDesk picks: root.context.picks
    readonly property CampaignDesk campaigns: root.picks.campaigns

    signal closed

    function enter(): void {
        if (root.campaigns.editing)
            form.enter();
        else
            add.forceActiveFocus(Qt.TabFocusReason);
    }

    function save(): void {
        if (root.campaigns.editing)
            form.save();
    }

    Accessible.name: qsTr("Campaigns")
    Accessible.role: Accessible.Pane

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SheetHeading {
            Layout.fillWidth: true
            detail: root.campaigns.span
            title: root.campaigns.title === "" ? qsTr("Campaigns") : root.campaigns.title
            onClosed: root.closed()
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.l
            Layout.margins: Theme.s
            Layout.rightMargin: Theme.l
            spacing: Theme.m

            Flow {
                Layout.fillWidth: true
                spacing: Theme.xs

                Repeater {
                    model: root.campaigns.campaigns

                    ChoiceChip {
                        id: chip

                        required property string code
                        required property string title

                        checkable: false
                        checked: root.campaigns.campaign === chip.code
                        text: chip.title
                        onClicked: root.campaigns.campaign = chip.code
                    }
                }
            }

            ActionButton {
                id: add

                iconName: "plus"
                text: qsTr("New campaign")
                onClicked: {
                    root.campaigns.add();
                    Qt.callLater(form.enter);
                }
            }

            ActionButton {
                iconName: "edit"
                text: qsTr("Change")
                visible: root.campaigns.campaign !== ""
                onClicked: {
                    root.campaigns.change();
                    Qt.callLater(form.enter);
                }
            }
        }

        CampaignForm {
            id: form

            Layout.fillWidth: true
            Layout.margins: Theme.l
            campaigns: root.campaigns
            visible: root.campaigns.editing
            onClosed: root.enter()
        }

        EmptyPane {
            Layout.fillHeight: true
            Layout.fillWidth: true
            iconName: "picks"
            text: qsTr("A campaign gathers picks over some weeks and counts them against goals, such as a Big Spring Clean.")
            title: qsTr("No campaigns yet")
            visible: root.campaigns.campaign === "" && !root.campaigns.editing
        }

        ScrollPage {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true
            visible: root.campaigns.campaign !== "" && !root.campaigns.editing

            ColumnLayout {
                spacing: Theme.l
                width: scroller.availableWidth - 2 * Theme.l
                x: Theme.l

                GoalBars {
                    Layout.fillWidth: true
                    goals: root.campaigns.goals
                }

                GridLayout {
                    Layout.fillWidth: true
                    columnSpacing: Theme.xl
                    columns: width > 700 * Theme.textScale ? 2 : 1
                    rowSpacing: Theme.l
                    uniformCellWidths: true

                    LeagueTable {
                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        lines: root.campaigns.areas
                        title: qsTr("By area")
                    }

                    LeagueTable {
                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        lines: root.campaigns.groups
                        title: qsTr("By group")
                    }
                }

                SmallMap {
                    id: map

                    function bringIn(): void {
                        if (root.campaigns.layer.hasPlaces)
                            map.fit(root.campaigns.layer.north, root.campaigns.layer.south, root.campaigns.layer.east, root.campaigns.layer.west);
                    }

                    Accessible.name: qsTr("Map of the picks of this campaign")
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.round(280 * Theme.textScale)
                    context: root.context
                    visible: root.campaigns.layer.hasPlaces
                    onActed: (x, y) => {
                        const mark = marks.markAt(x, y);
                        if (mark.valid && mark.cluster && mark.expansionZoom <= 19)
                            map.lookAt(mark.latitude, mark.longitude, mark.expansionZoom + 0.2);
                        else if (mark.valid)
                            root.picks.detail.pickId = root.campaigns.layer.idAt(mark.cluster ? mark.members[0] : mark.key);
                    }
                    onVisibleChanged: Qt.callLater(map.bringIn)
                    onWidthChanged: Qt.callLater(map.bringIn)

                    Connections {
                        function onChanged(): void {
                            Qt.callLater(map.bringIn);
                        }

                        target: root.campaigns.layer
                    }

                    DrawnLines {
                        anchors.fill: parent
                        latitude: map.latitude
                        longitude: map.longitude
                        outlines: root.campaigns.layer.outlines
                        zoomLevel: map.zoom
                    }

                    PickMarks {
                        id: marks

                        anchors.fill: parent
                        latitude: map.latitude
                        longitude: map.longitude
                        selectedKey: root.picks.detail.pickId === "" ? -1 : root.campaigns.layer.keyOf(root.picks.detail.pickId)
                        shownPicks: root.campaigns.layer
                        zoomLevel: map.zoom
                    }
                }

                CampaignPicks {
                    Layout.fillWidth: true
                    picks: root.picks
                }

                ColumnLayout {
                    Layout.bottomMargin: Theme.l
                    Layout.fillWidth: true
                    spacing: Theme.xs

                    AppText {
                        font.pixelSize: Theme.textLead
                        font.weight: Font.DemiBold
                        text: qsTr("Closing sheet")
                        Accessible.role: Accessible.Heading
                    }

                    AppText {
                        Layout.fillWidth: true
                        text: root.campaigns.closing
                        wrapMode: Text.Wrap
                    }

                    ActionButton {
                        iconName: "copy"
                        text: qsTr("Copy the closing sheet")
                        onClicked: root.context.copy(root.campaigns.closing)
                    }
                }
            }
        }
    }
}
