// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A short notice in the flow of a screen: a warning, a fault or something worth knowing.
Rectangle {
    id: root

    enum Tone {
        Plain,
        Warning,
        Danger
    }

    property int tone: NoteBox.Plain
    property string lead: ""
    property string text: ""
    default property alias actions: extra.data

    border.color: root.tone === NoteBox.Warning ? Theme.colours.warningBorder : root.tone === NoteBox.Danger ? Theme.colours.danger : Theme.colours.divider
    border.width: Theme.hairline
    color: root.tone === NoteBox.Warning ? Theme.colours.warningSoft : root.tone === NoteBox.Danger ? Theme.colours.dangerSoft : Theme.colours.surface
    implicitHeight: body.implicitHeight + 2 * Theme.m
    implicitWidth: 240
    radius: Theme.radius
    Accessible.name: root.lead === "" ? root.text : root.lead + " " + root.text
    Accessible.role: root.tone === NoteBox.Plain ? Accessible.Note : Accessible.AlertMessage

    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.margins: Theme.m
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.xs

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            font.weight: Font.DemiBold
            text: root.lead
            visible: root.lead !== ""
            wrapMode: Text.Wrap
        }

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            text: root.text
            visible: root.text !== ""
            wrapMode: Text.Wrap
        }

        Flow {
            id: extra

            Layout.fillWidth: true
            spacing: Theme.m
            visible: children.length > 0
        }
    }
}
