// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A small form over the screen: a heading, its fields, what it does and a way out.
Popup {
    id: root

    required property string title
    required property string actionText
    property string leaveText: qsTr("Not now")
    default property alias fields: body.data

    signal accepted

    /// From the beginning, as far as what has the keyboard lets it.
    function showFocus(): void {
        scroller.contentY = 0;
        follower.follow();
    }

    focus: true
    height: parent ? Math.min(implicitHeight, parent.height - 2 * Theme.m) : implicitHeight
    modal: true
    padding: Theme.l
    width: Math.min(Math.round(380 * Theme.textScale), parent ? parent.width - 2 * Theme.m : 380)
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.max(Theme.m, Math.round((parent.height - height) / 3)) : 0

    Overlay.modal: Rectangle {
        color: Theme.colours.scrim
    }
    background: Rectangle {
        border.color: Theme.colours.border
        border.width: Theme.hairline
        color: Theme.colours.raised
        radius: Theme.radiusLarge
    }
    contentItem: ColumnLayout {
        spacing: Theme.m

        AppText {
            Layout.fillWidth: true
            font.pixelSize: Theme.textLead
            font.weight: Font.DemiBold
            text: root.title
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        // What is higher than the window is scrolled; what can be done stays in sight. The bar stands in
        // the margin: fields that made room for it would be higher, and might need it only then. A frame
        // round what has the keyboard has room, too.
        Flickable {
            id: scroller

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.bottomMargin: -Theme.xs
            Layout.leftMargin: -Theme.xs
            Layout.preferredHeight: contentHeight
            Layout.rightMargin: -Theme.m
            Layout.topMargin: -Theme.xs
            boundsBehavior: Flickable.StopAtBounds
            clip: interactive
            contentHeight: body.implicitHeight + 2 * Theme.xs
            contentWidth: width
            implicitHeight: contentHeight
            interactive: contentHeight > height + 1
            onHeightChanged: Qt.callLater(root.showFocus)

            ScrollBar.vertical: ScrollBar {
                policy: scroller.interactive ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            }

            ColumnLayout {
                id: body

                spacing: Theme.m
                width: scroller.width - Theme.m - Theme.xs
                x: Theme.xs
                y: Theme.xs
            }

            FocusFollower {
                id: follower

                page: scroller
            }
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s

            ActionButton {
                kind: ActionButton.Primary
                text: root.actionText
                onClicked: root.accepted()
            }

            ActionButton {
                text: root.leaveText
                visible: text !== ""
                onClicked: root.close()
            }
        }
    }
}
