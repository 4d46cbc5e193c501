// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The picks of a campaign, and the one selected entered again over dates.
ColumnLayout {
    id: root

    required property PickDesk picks
    readonly property CampaignDesk campaigns: root.picks.campaigns

    spacing: Theme.xs

    AppText {
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: qsTr("Picks")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.campaigns.picks

        ListRow {
            id: row

            required property string pickId
            required property string title
            required property string when
            required property string stateKey
            required property string stateWord

            Layout.fillWidth: true
            current: root.picks.detail.pickId === row.pickId
            leftPadding: Theme.s
            rightPadding: Theme.s
            spoken: qsTr("%1, %2, %3").arg(row.title).arg(row.when).arg(row.stateWord)
            Keys.onReturnPressed: row.click()
            onClicked: root.picks.detail.pickId = row.pickId

            contentItem: RowLayout {
                spacing: Theme.m

                AppText {
                    Layout.fillWidth: true
                    Accessible.ignored: true
                    elide: Text.ElideRight
                    font.weight: Font.DemiBold
                    text: row.title
                }

                MutedText {
                    Accessible.ignored: true
                    text: row.when
                }

                StatusPill {
                    Accessible.ignored: true
                    stateKey: row.stateKey
                    word: row.stateWord
                }
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.s
        spacing: Theme.m
        visible: root.picks.detail.pickId !== ""

        EntryField {
            id: days

            Layout.fillWidth: true
            error: root.campaigns.problems["starts"] ?? ""
            hint: qsTr("Days between commas, with a time where it differs: 12 4 2026, 19 4 2026 14:00")
            label: qsTr("Enter %1 again on").arg(root.picks.detail.title)
            onAccepted: copy.click()
        }

        ActionButton {
            id: copy

            Layout.alignment: Qt.AlignBottom
            text: {
                const n = root.campaigns.startsIn(root.picks.detail.pickId, days.text);
                return n > 1 ? qsTr("Enter %1 times").arg(n) : n === 1 ? qsTr("Enter once more") : qsTr("Enter again");
            }
            onClicked: {
                if (root.campaigns.copyPick(root.picks.detail.pickId, days.text))
                    days.text = "";
                else
                    days.focusField();
            }
        }
    }
}
