// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// One indicator for one area: the figure, what its chart says in a word, and the chart.
Rectangle {
    id: root

    required property bool current
    required property string value
    required property string change
    required property string word
    required property int tone
    required property chartDrawing drawing
    required property string indicator
    required property string place
    required property string spoken
    property bool focused: false

    signal opened

    border.color: Theme.colours.divider
    border.width: Theme.hairline
    color: area.containsMouse ? Theme.colours.hovered : Theme.colours.raised
    implicitHeight: 112
    implicitWidth: 168
    Accessible.name: root.spoken
    Accessible.role: Accessible.Cell
    Accessible.onPressAction: root.opened()

    FocusFrame {
        shown: root.current && root.focused
    }

    AppText {
        id: figure

        anchors.left: parent.left
        anchors.leftMargin: Theme.m
        anchors.top: parent.top
        anchors.topMargin: Theme.s
        font.pixelSize: Theme.textLead
        font.weight: Font.Bold
        text: root.value
        Accessible.ignored: true
    }

    AppText {
        anchors.baseline: figure.baseline
        anchors.left: figure.right
        anchors.leftMargin: Theme.s
        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        color: root.tone === 2 ? Theme.colours.danger : root.tone === 1 ? Theme.colours.stateDone : Theme.colours.warning
        elide: Text.ElideRight
        font.pixelSize: Theme.textSmall
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignRight
        text: root.word
        Accessible.ignored: true
    }

    ControlChartItem {
        anchors.bottom: changeText.top
        anchors.left: parent.left
        anchors.leftMargin: Theme.s
        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        anchors.top: figure.bottom
        concern: Theme.colours.danger
        drawing: root.drawing
        improvement: Theme.colours.stateDone
        ink: Theme.colours.warning
        limit: Theme.colours.border
        line: Theme.colours.accent
        muted: Theme.colours.muted
        small: true
    }

    MutedText {
        id: changeText

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.xs
        anchors.left: parent.left
        anchors.leftMargin: Theme.m
        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        font.pixelSize: Theme.textSmall
        text: root.change
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }

    MouseArea {
        id: area

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.opened()
    }
}
