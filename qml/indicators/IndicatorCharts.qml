// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The months of an indicator, and below them how far each lies from the one before.
ColumnLayout {
    id: root

    required property IndicatorDesk desk

    spacing: Theme.s

    component Chart: ControlChartItem {
        concern: Theme.colours.danger
        improvement: Theme.colours.stateDone
        ink: Theme.colours.warning
        limit: Theme.colours.border
        line: Theme.colours.accent
        muted: Theme.colours.muted
        textSize: Theme.textSmall
        Accessible.role: Accessible.Chart
    }

    Chart {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(280 * Math.min(1.4, Theme.textScale))
        drawing: root.desk.drawing
        Accessible.description: root.desk.sentence
        Accessible.name: qsTr("Chart of %1 by month").arg(root.desk.title)
    }

    AppText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.s
        font.weight: Font.DemiBold
        text: qsTr("Moving range")
        visible: root.desk.rangeWords !== ""
        Accessible.role: Accessible.Heading
    }

    MutedText {
        Layout.fillWidth: true
        text: root.desk.rangeWords
        visible: text !== ""
        wrapMode: Text.Wrap
    }

    Chart {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(150 * Math.min(1.4, Theme.textScale))
        drawing: root.desk.ranges
        visible: root.desk.rangeWords !== ""
        Accessible.description: root.desk.rangeWords
        Accessible.name: qsTr("Chart of the moving range of %1").arg(root.desk.title)
    }
}
