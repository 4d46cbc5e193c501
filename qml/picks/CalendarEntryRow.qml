// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A pick, a meeting or a loan in the list of the calendar.
ListRow {
    id: root

    required property string pickId
    required property string loanId
    required property string meetingId
    required property string day
    required property string time
    required property string title
    required property string stateKey
    required property string stateWord
    required property string booked
    required property string area

    spoken: root.loanId !== "" || root.meetingId !== "" ? qsTr("%1, %2 %3, %4").arg(root.day).arg(root.time).arg(root.title).arg(root.stateWord) : qsTr("%1 %2, %3, %4, %5, %6 booked").arg(root.day).arg(root.time).arg(root.title).arg(root.area).arg(root.stateWord).arg(root.booked)

    contentItem: RowLayout {
        spacing: Theme.l

        AppText {
            Layout.preferredWidth: Math.round(120 * Theme.textScale)
            Accessible.ignored: true
            font.features: {
                "tnum": 1
            }
            text: qsTr("%1 %2").arg(root.day).arg(root.time)
        }

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            elide: Text.ElideRight
            font.weight: root.pickId === "" ? Font.Normal : Font.DemiBold
            text: root.title
        }

        MutedText {
            Layout.maximumWidth: root.width * 0.25
            Accessible.ignored: true
            elide: Text.ElideRight
            text: root.area
        }

        AppText {
            Accessible.ignored: true
            font.features: {
                "tnum": 1
            }
            text: root.booked
        }

        StatusPill {
            Accessible.ignored: true
            stateKey: root.stateKey
            word: root.stateWord
        }
    }
}
