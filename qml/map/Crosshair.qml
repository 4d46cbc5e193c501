// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Takes the keyboard for the map, and shows the spot it acts on.
Item {
    id: root

    property bool placing: false

    signal moved(dx: real, dy: real)
    signal zoomed(steps: real)
    signal acted
    signal allWanted
    signal menuWanted

    function stepFor(event: KeyEvent): real {
        return event.modifiers & Qt.ShiftModifier ? 160 : event.modifiers & Qt.ControlModifier ? 4 : 32;
    }

    activeFocusOnTab: true
    Accessible.description: root.placing ? qsTr("Arrow keys move the crosshair, plus and minus zoom, Enter drops the pin there") : qsTr("Arrow keys move, plus and minus zoom, Enter selects what is under the crosshair, Home shows everything")
    Accessible.focusable: true
    Accessible.name: qsTr("Map")
    Accessible.role: Accessible.Canvas
    Keys.onDownPressed: (event) => root.moved(0, root.stepFor(event))
    Keys.onLeftPressed: (event) => root.moved(-root.stepFor(event), 0)
    Keys.onRightPressed: (event) => root.moved(root.stepFor(event), 0)
    Keys.onUpPressed: (event) => root.moved(0, -root.stepFor(event))
    Keys.onMenuPressed: root.menuWanted()
    Keys.onPressed: (event) => {
        event.accepted = true;
        if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
            root.zoomed(1);
        else if (event.key === Qt.Key_Minus)
            root.zoomed(-1);
        else if (event.key === Qt.Key_Home)
            root.allWanted();
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && !(event.modifiers & Qt.ControlModifier))
            root.acted();
        else
            event.accepted = false;
    }

    FocusFrame {
        anchors.margins: 0
        radius: 0
        shown: root.activeFocus
    }

    Item {
        anchors.centerIn: parent
        height: 40
        visible: root.activeFocus
        width: 40

        Repeater {
            model: 4

            Rectangle {
                required property int index

                border.color: Theme.colours.markOutline
                border.width: 1
                color: Theme.colours.accent
                height: index < 2 ? 4 : 15
                width: index < 2 ? 15 : 4
                x: index === 0 ? 0 : index === 1 ? 25 : 18
                y: index === 2 ? 0 : index === 3 ? 25 : 18
            }
        }
    }
}
