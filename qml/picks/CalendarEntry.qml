// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A pick or a meeting on its day, which can be dragged to another; or kits that go out or come back.
Rectangle {
    id: root

    required property string pickId
    required property string loanId
    required property string meetingId
    required property string time
    required property string title
    required property string stateKey
    required property string stateWord
    required property string selected
    readonly property bool isLoan: root.loanId !== ""
    readonly property bool isMeeting: root.meetingId !== ""
    readonly property bool plain: root.isLoan || root.isMeeting
    readonly property bool chosen: root.selected !== "" && root.selected === (root.isLoan ? root.loanId : root.isMeeting ? root.meetingId : root.pickId)

    signal picked(pickId: string, loanId: string, meetingId: string)
    signal dragged(on: bool)
    /// Where in the window it was let go.
    signal dropped(pickId: string, meetingId: string, x: real, y: real)

    border.color: root.chosen ? Theme.colours.focus : Theme.colours.divider
    border.width: root.chosen ? Theme.focusWidth : root.plain ? Theme.hairline : 0
    color: root.plain ? Theme.colours.surface : Theme.statePaper(root.stateKey)
    radius: Theme.xs
    z: drag.active ? 10 : 0
    Accessible.name: qsTr("%1 %2, %3").arg(root.time).arg(root.title).arg(root.stateWord)
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.picked(root.pickId, root.loanId, root.meetingId)

    transform: Translate {
        x: drag.active ? drag.activeTranslation.x : 0
        y: drag.active ? drag.activeTranslation.y : 0
    }

    DragHandler {
        id: drag

        enabled: !root.isLoan
        target: null
        onActiveChanged: {
            root.dragged(drag.active);
            if (!drag.active)
                root.dropped(root.pickId, root.meetingId, drag.centroid.scenePosition.x, drag.centroid.scenePosition.y);
        }
    }

    TapHandler {
        onTapped: root.picked(root.pickId, root.loanId, root.meetingId)
    }

    RowLayout {
        anchors.left: parent.left
        anchors.margins: 3
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3

        StateShape {
            size: Math.round(Theme.textSmall * 0.75)
            stateKey: root.stateKey
            visible: !root.plain
        }

        Icon {
            color: Theme.colours.muted
            name: root.isMeeting ? "champions" : "toolkits"
            size: Theme.textSmall
            visible: root.plain
        }

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            color: root.plain ? Theme.colours.ink : Theme.stateInk(root.stateKey)
            elide: Text.ElideRight
            font.pixelSize: Theme.textSmall
            text: root.isLoan ? root.title : qsTr("%1 %2").arg(root.time).arg(root.title)
        }
    }
}
