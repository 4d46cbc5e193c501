// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A month to pick a day from. Arrow keys move, Enter picks, Esc closes.
Popup {
    id: root

    property date shown: new Date()

    signal picked(iso: string)

    function openAt(iso: string): void {
        root.shown = iso === "" ? new Date() : Date.fromLocaleString(Qt.locale("C"), iso, "yyyy-MM-dd");
        root.open();
        grid.forceActiveFocus();
    }

    function step(days: int): void {
        const d = new Date(root.shown);
        d.setDate(d.getDate() + days);
        root.shown = d;
    }

    function take(day: date): void {
        root.picked(Qt.formatDate(day, "yyyy-MM-dd"));
        root.close();
    }

    focus: true
    padding: Theme.m

    background: Rectangle {
        border.color: Theme.colours.border
        border.width: Theme.hairline
        color: Theme.colours.raised
        radius: Theme.radius
    }
    contentItem: ColumnLayout {
        spacing: Theme.s

        RowLayout {
            Layout.fillWidth: true

            IconButton {
                flat: true
                iconName: "chevron-left"
                text: qsTr("Month before")
                onClicked: root.step(-28)
            }

            AppText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                text: Qt.locale("en_GB").toString(root.shown, "MMMM yyyy")
            }

            IconButton {
                flat: true
                iconName: "chevron-right"
                text: qsTr("Month after")
                onClicked: root.step(28)
            }
        }

        MonthGrid {
            id: grid

            locale: Qt.locale("en_GB")
            month: root.shown.getMonth()
            year: root.shown.getFullYear()
            Accessible.name: qsTr("Days of %1").arg(Qt.locale("en_GB").toString(root.shown, "MMMM yyyy"))
            Accessible.role: Accessible.Table
            Keys.onDownPressed: root.step(7)
            Keys.onEnterPressed: root.take(root.shown)
            Keys.onLeftPressed: root.step(-1)
            Keys.onReturnPressed: root.take(root.shown)
            Keys.onRightPressed: root.step(1)
            Keys.onUpPressed: root.step(-7)
            onClicked: (date) => root.take(date)

            delegate: AppText {
                id: cell

                required property date date
                required property int day
                required property int month
                readonly property bool chosen: cell.date.toDateString() === root.shown.toDateString()

                color: cell.chosen ? Theme.colours.accentText : cell.month === grid.month ? Theme.colours.ink : Theme.colours.muted
                height: 28
                horizontalAlignment: Text.AlignHCenter
                text: cell.day
                verticalAlignment: Text.AlignVCenter
                width: 34

                Rectangle {
                    anchors.fill: parent
                    color: Theme.colours.accent
                    radius: Theme.xs
                    visible: cell.chosen
                    z: -1
                }
            }
        }
    }
}
