// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The same thing may have been told before, or the same spot been dirty before. Said beside the
/// form, never in the way: each may be looked at, or the new report linked to it.
Rectangle {
    id: root

    required property NearbyModel nearby

    signal reportWanted(reportId: string)

    border.color: Theme.colours.divider
    border.width: Theme.hairline
    color: Theme.colours.sidebar
    implicitHeight: body.implicitHeight + 2 * Theme.m
    radius: Theme.radius
    visible: root.nearby.count > 0
    Accessible.name: qsTr("Already told?")
    Accessible.role: Accessible.Grouping

    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.margins: Theme.m
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.s

        AppText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: qsTr("Already told?")
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: root.nearby

            RowLayout {
                id: entry

                required property int index
                required property string reportId
                required property string ref
                required property string title
                required property string when
                required property url photo
                required property bool again
                readonly property bool linked: root.nearby.linkedId === entry.reportId

                Layout.fillWidth: true
                spacing: Theme.m

                Image {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredHeight: 48
                    Layout.preferredWidth: 64
                    asynchronous: true
                    fillMode: Image.PreserveAspectCrop
                    source: entry.photo
                    sourceSize.width: 128
                    visible: entry.photo.toString() !== ""
                    Accessible.name: qsTr("Photo of %1").arg(entry.ref)
                    Accessible.role: Accessible.Graphic
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    AppText {
                        Layout.fillWidth: true
                        font.weight: entry.linked ? Font.DemiBold : Font.Normal
                        text: entry.title
                        wrapMode: Text.Wrap
                    }

                    MutedText {
                        Layout.fillWidth: true
                        text: qsTr("%1 · %2").arg(entry.ref).arg(entry.when)
                        wrapMode: Text.Wrap
                    }

                    Flow {
                        Layout.fillWidth: true
                        spacing: Theme.l

                        LinkButton {
                            font.pixelSize: Theme.textSmall
                            text: entry.linked ? qsTr("Take the link off") : entry.again ? qsTr("Happened again") : qsTr("Same thing told again")
                            Accessible.name: qsTr("%1: %2").arg(text).arg(entry.ref)
                            Accessible.role: Accessible.Button
                            onClicked: root.nearby.link(entry.index)
                        }

                        LinkButton {
                            font.pixelSize: Theme.textSmall
                            text: qsTr("Look at it")
                            Accessible.name: qsTr("Look at %1").arg(entry.ref)
                            onClicked: root.reportWanted(entry.reportId)
                        }
                    }
                }
            }
        }

        AppText {
            Layout.fillWidth: true
            text: root.nearby.linkLine
            visible: text !== ""
            wrapMode: Text.Wrap
        }
    }
}
