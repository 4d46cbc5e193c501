// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// Says for ten seconds what has just been done, with Undo where it can be undone. Also announced.
Rectangle {
    id: root

    property string message: ""
    property string actionText: ""
    readonly property bool showing: root.message !== ""

    signal acted

    function show(message: string, actionText: string): void {
        root.message = message;
        root.actionText = actionText;
        root.Accessible.announce(message);
        timer.restart();
    }

    function hide(): void {
        root.message = "";
        timer.stop();
    }

    border.color: Theme.colours.divider
    border.width: Theme.appearance === "light" ? 0 : Theme.hairline
    color: Theme.colours.ink
    implicitHeight: row.implicitHeight + 2 * Theme.s
    implicitWidth: row.implicitWidth + 2 * Theme.l
    opacity: root.showing ? 1 : 0
    radius: Theme.radius
    visible: opacity > 0
    Accessible.name: root.message
    Accessible.role: Accessible.AlertMessage

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.motion
        }
    }

    Timer {
        id: timer

        interval: 10000
        onTriggered: root.message = ""
    }

    HoverHandler {
        onHoveredChanged: hovered ? timer.stop() : timer.restart()
    }

    RowLayout {
        id: row

        anchors.centerIn: parent
        spacing: Theme.l
        width: Math.min(implicitWidth, root.width - 2 * Theme.l)

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            color: Theme.colours.surface
            text: root.message
            wrapMode: Text.Wrap
        }

        LinkButton {
            font.weight: Font.DemiBold
            ink: Theme.colours.surface
            text: root.actionText
            visible: root.actionText !== ""
            onClicked: {
                root.hide();
                root.acted();
            }
        }

        IconButton {
            flat: true
            iconName: "close"
            ink: Theme.colours.surface
            text: qsTr("Dismiss")
            onClicked: root.hide()
        }
    }
}
