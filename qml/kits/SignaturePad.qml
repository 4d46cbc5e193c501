// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes

/// A box to sign in, by mouse, pen or finger. `path` is what was drawn, as SVG in 600 by 200.
ColumnLayout {
    id: root

    property string path: ""

    function clear(): void {
        root.path = "";
    }

    function point(x: real, y: real): string {
        const across = Math.max(0, Math.min(600, x * 600 / box.width));
        const down = Math.max(0, Math.min(200, y * 200 / box.height));
        return across.toFixed(1) + " " + down.toFixed(1);
    }

    spacing: Theme.xs

    Rectangle {
        id: box

        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(width / 3)
        border.color: Theme.colours.border
        border.width: Theme.hairline
        clip: true
        color: Theme.colours.raised
        radius: Theme.radius
        Accessible.name: root.path === "" ? qsTr("Sign here") : qsTr("Signed")
        Accessible.role: Accessible.Canvas

        MutedText {
            anchors.centerIn: parent
            text: qsTr("Sign here")
            visible: root.path === ""
        }

        Shape {
            height: 200
            preferredRendererType: Shape.CurveRenderer
            width: 600

            transform: Scale {
                xScale: box.width / 600
                yScale: box.height / 200
            }

            ShapePath {
                capStyle: ShapePath.RoundCap
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                strokeColor: Theme.colours.ink
                strokeWidth: 2.5

                PathSvg {
                    path: root.path === "" ? "M0 0" : root.path
                }
            }
        }

        MouseArea {
            id: pen

            anchors.fill: parent
            preventStealing: true
            onPositionChanged: root.path += " L" + root.point(pen.mouseX, pen.mouseY)
            onPressed: root.path += (root.path === "" ? "M" : " M") + root.point(pen.mouseX, pen.mouseY)
        }
    }

    LinkButton {
        text: qsTr("Begin again")
        visible: root.path !== ""
        onClicked: root.clear()
    }
}
