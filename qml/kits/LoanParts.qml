// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// People, what was handed over, and the steps of a loan.
ColumnLayout {
    id: root

    required property LoanDetail loan

    spacing: Theme.xs

    AppText {
        font.weight: Font.DemiBold
        text: qsTr("People")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.loan.people

        RowLayout {
            id: person

            required property string name
            required property string role
            required property bool hasSigned
            required property string words
            required property string scan

            Layout.fillWidth: true
            spacing: Theme.s
            Accessible.name: qsTr("%1, %2, %3").arg(person.name).arg(person.role).arg(person.words)
            Accessible.role: Accessible.ListItem

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 2
                color: person.hasSigned ? Theme.colours.stateDone : Theme.colours.danger
                name: person.hasSigned ? "check" : "warning"
                size: Theme.iconSmall
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                font.pixelSize: Theme.textSmall + 1
                text: qsTr("%1 (%2) %3").arg(person.name).arg(person.role.toLowerCase()).arg(person.words)
                wrapMode: Text.Wrap
            }

            Image {
                Layout.preferredHeight: Theme.target * 1.5
                Layout.preferredWidth: Theme.target * 2
                asynchronous: true
                fillMode: Image.PreserveAspectFit
                source: person.scan
                sourceSize.width: Theme.target * 4
                visible: person.scan !== ""
                Accessible.name: qsTr("The paper %1 signed").arg(person.name)
                Accessible.role: Accessible.Graphic
            }
        }
    }

    AppText {
        Layout.topMargin: Theme.m
        font.weight: Font.DemiBold
        text: qsTr("Handed over")
        visible: root.loan.lines.count > 0
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.loan.lines

        RowLayout {
            id: line

            required property string kit
            required property string item
            required property int issued
            required property string words
            required property string photo

            Layout.fillWidth: true
            spacing: Theme.s

            FactRow {
                Layout.fillWidth: true
                label: line.kit
                small: line.words
                value: qsTr("%1 × %2").arg(line.issued).arg(line.item)
            }

            Image {
                Layout.preferredHeight: Theme.target * 1.5
                Layout.preferredWidth: Theme.target * 2
                asynchronous: true
                fillMode: Image.PreserveAspectFit
                source: line.photo
                sourceSize.width: Theme.target * 4
                visible: line.photo !== ""
                Accessible.name: qsTr("Photo of %1 as it came back").arg(line.item)
                Accessible.role: Accessible.Graphic
            }
        }
    }

    AppText {
        Layout.topMargin: Theme.m
        font.weight: Font.DemiBold
        text: qsTr("What has happened")
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: root.loan.steps

        FactRow {
            required property string what
            required property string when
            required property string who
            required property string words

            Layout.fillWidth: true
            label: what
            small: words
            value: qsTr("%1, %2").arg(when).arg(who)
        }
    }
}
