// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Which streets nobody looks after, and the map on which a champion's patch is drawn.
ColumnLayout {
    id: root

    required property AppContext context
    readonly property PatchDesk patches: root.context.network.patches

    signal drawn(patch: string)
    signal abandoned

    function enter(): void {
        map.enter();
    }

    spacing: 0
    onVisibleChanged: if (root.visible)
        root.patches.look()

    ColumnLayout {
        Layout.bottomMargin: Theme.s
        Layout.fillWidth: true
        Layout.leftMargin: Theme.l
        Layout.rightMargin: Theme.l
        Layout.topMargin: Theme.s
        spacing: Theme.s

        AppText {
            Layout.fillWidth: true
            text: root.patches.drawing ? root.patches.drawnLine : words.text !== "" ? words.text : root.patches.sentence
            wrapMode: Text.Wrap
            Accessible.role: Accessible.StaticText
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s
            visible: root.patches.drawing

            Repeater {
                model: root.patches.kinds

                ChoiceChip {
                    id: chip

                    required property string code
                    required property string title

                    checkable: false
                    checked: root.patches.kind === chip.code
                    text: chip.title
                    Accessible.role: Accessible.RadioButton
                    onClicked: root.patches.kind = chip.code
                }
            }

            IconButton {
                iconName: "undo"
                text: qsTr("Take the last away")
                onClicked: root.patches.removeLast()
            }

            ActionButton {
                enabled: root.patches.canFinish
                kind: ActionButton.Primary
                text: qsTr("Use this patch")
                onClicked: root.drawn(root.patches.finish())
            }

            ActionButton {
                text: qsTr("Leave the patch as it was")
                onClicked: {
                    root.patches.leave();
                    root.abandoned();
                }
            }
        }
    }

    Connections {
        function onPlaceMoved(latitude: real, longitude: real): void {
            Qt.callLater(() => map.show(latitude, longitude));
        }

        target: root.patches
    }

    SmallMap {
        id: map

        Layout.fillHeight: true
        Layout.fillWidth: true
        clip: true
        context: root.context
        legendKeys: ["late", "scheduled", "done"]
        legendWords: [qsTr("Nobody"), qsTr("One champion"), qsTr("Two or more")]
        placing: root.patches.drawing
        Accessible.name: qsTr("Map of streets and who looks after them")
        Accessible.role: Accessible.Pane
        Keys.onEscapePressed: (event) => {
            event.accepted = root.patches.drawing;
            if (root.patches.drawing) {
                root.patches.leave();
                root.abandoned();
            }
        }
        onActed: (x, y, latitude, longitude) => {
            const mark = marks.markAt(x, y);
            words.text = "";
            if (map.placing)
                root.patches.placeAt(latitude, longitude);
            else if (mark.valid && mark.cluster && mark.expansionZoom <= 19)
                map.lookAt(mark.latitude, mark.longitude, mark.expansionZoom + 0.2);
            else if (mark.valid)
                words.text = root.patches.streetWords(mark.cluster ? mark.members[0] : mark.key);
        }

        QtObject {
            id: words

            property string text: ""
        }

        DrawnLines {
            anchors.fill: parent
            latitude: map.latitude
            longitude: map.longitude
            outlines: root.patches.patches
            zoomLevel: map.zoom
        }

        ReportMarks {
            id: marks

            anchors.fill: parent
            glyphs: root.patches.glyphs
            latitude: map.latitude
            longitude: map.longitude
            opacity: map.placing ? 0.6 : 1
            points: root.patches.streets
            zoomLevel: map.zoom
        }

        DrawnLines {
            anchors.fill: parent
            latitude: map.latitude
            lineColour: Theme.colours.accent
            longitude: map.longitude
            outlines: root.patches.drawn
            visible: map.placing
            zoomLevel: map.zoom
        }

        ReportMarks {
            anchors.fill: parent
            glyphs: root.patches.glyphs
            latitude: map.latitude
            longitude: map.longitude
            points: root.patches.corners
            visible: map.placing
            zoomLevel: map.zoom
        }
    }
}
