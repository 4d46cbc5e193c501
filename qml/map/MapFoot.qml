// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Legend, scale and whose map it is.
Item {
    id: root

    required property MapSource basemap
    required property real latitude
    required property real zoom
    property bool showLegend: true
    property list<string> keys: ["new", "acknowledged", "scheduled", "progress", "done", "closed", "late"]
    property list<string> words: [qsTr("New"), qsTr("Acknowledged"), qsTr("Scheduled"), qsTr("In progress"), qsTr("Done"), qsTr("Closed"), qsTr("Late")]

    implicitHeight: column.implicitHeight + Theme.s

    ColumnLayout {
        id: column

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s
        anchors.left: parent.left
        anchors.leftMargin: Theme.m
        anchors.right: parent.right
        anchors.rightMargin: Theme.m
        spacing: Theme.s

        Rectangle {
            Layout.maximumWidth: root.width - 2 * Theme.m
            Layout.preferredWidth: Math.min(flow.contentWide + 2 * Theme.m, root.width - 2 * Theme.m)
            border.color: Theme.colours.divider
            border.width: Theme.hairline
            color: Theme.colours.raised
            implicitHeight: flow.implicitHeight + 2 * Theme.s
            radius: Theme.radius
            visible: root.showLegend && flow.contentWide + 4 * Theme.m < root.width
            Accessible.name: qsTr("Legend: %1").arg(root.words.join(", "))
            Accessible.role: Accessible.Grouping

            Flow {
                id: flow

                readonly property real contentWide: {
                    let wide = 0;
                    for (let i = 0; i < children.length; ++i)
                        wide += children[i].implicitWidth + spacing;
                    return wide;
                }

                anchors.fill: parent
                anchors.margins: Theme.s
                anchors.leftMargin: Theme.m
                spacing: Theme.m

                Repeater {
                    model: root.keys

                    RowLayout {
                        id: entry

                        required property int index
                        required property string modelData

                        spacing: Theme.xs

                        StateShape {
                            stateKey: entry.modelData
                        }

                        MutedText {
                            Accessible.ignored: true
                            color: Theme.stateInk(entry.modelData)
                            text: root.words[entry.index]
                        }
                    }
                }
            }
        }

        Rectangle {
            color: Theme.colours.raised
            implicitHeight: foot.implicitHeight + Theme.xs
            implicitWidth: foot.implicitWidth + 2 * Theme.s
            opacity: 0.92
            radius: Theme.xs

            // Whose map it is must be read: beside the scale, or under it where there is no room.
            GridLayout {
                id: foot

                readonly property bool narrow: root.width < Math.round(300 * Theme.textScale)

                anchors.centerIn: parent
                columnSpacing: Theme.s
                columns: foot.narrow ? 1 : 2
                rowSpacing: 0

                ScaleBar {
                    latitude: root.latitude
                    zoom: root.zoom
                }

                MutedText {
                    Layout.maximumWidth: foot.narrow ? root.width - 4 * Theme.m : Math.max(40, root.width - 220)
                    elide: Text.ElideRight
                    text: root.basemap.hasBasemap ? root.basemap.attribution : qsTr("No basemap chosen: see Settings")
                    visible: text !== ""
                }
            }
        }
    }
}
