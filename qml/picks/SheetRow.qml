// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A line of the paper sheet while it is typed. Champions are offered by name or number.
ColumnLayout {
    id: root

    required property PickRoster roster
    required property int index
    required property string who
    required property string inText
    required property string outText
    required property string bags
    required property string minutes
    required property string adult
    required property string problem
    readonly property string line: qsTr("Line %1").arg(root.index + 1)

    signal edited(column: string, text: string)
    signal nextWanted
    signal removeWanted

    function enter(): void {
        name.forceActiveFocus(Qt.TabFocusReason);
    }

    /// Only what was chosen: a visitor called Tracey is not the champion whose name begins so.
    function complete(): void {
        if (name.searching && name.text !== "" && offered.moved && root.roster.people.count > 0)
            root.edited("who", root.roster.people.titleAt(offered.currentIndex));
        name.searching = false;
    }

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s

        MutedText {
            Layout.preferredWidth: Math.round(22 * Theme.textScale)
            Accessible.ignored: true
            horizontalAlignment: Text.AlignRight
            text: root.index + 1
        }

        PickCell {
            id: name

            property bool searching: false

            Layout.fillWidth: true
            faulty: root.problem !== ""
            placeholderText: qsTr("Name or number")
            spokenName: qsTr("%1, name or number").arg(root.line)
            value: root.who
            onActiveFocusChanged: if (!activeFocus) root.complete()
            onEdited: (text) => {
                name.searching = true;
                offered.begin();
                root.edited("who", text);
                root.roster.people.query = text;
            }
            Keys.onDownPressed: offered.visible ? offered.move(1) : root.nextWanted()
            Keys.onUpPressed: offered.move(-1)
            Keys.onEscapePressed: (event) => {
                event.accepted = name.searching;
                name.searching = false;
            }
            Keys.onReturnPressed: (event) => {
                event.accepted = !(event.modifiers & Qt.ControlModifier);
                if (event.accepted)
                    came.forceActiveFocus(Qt.TabFocusReason);
            }

            SuggestionList {
                id: offered

                free: true
                suggestions: root.roster.people
                visible: name.activeFocus && name.searching && name.text !== "" && root.roster.people.count > 0
                width: name.width
                y: name.height + 2
                onPicked: (row) => {
                    offered.currentIndex = row;
                    offered.moved = true;
                    came.forceActiveFocus(Qt.TabFocusReason);
                }
            }
        }

        PickCell {
            id: came

            Layout.preferredWidth: Math.round(70 * Theme.textScale)
            number: true
            placeholderText: qsTr("in")
            spokenName: qsTr("%1, came at").arg(root.line)
            value: root.inText
            onAccepted: root.nextWanted()
            onEdited: (text) => root.edited("in", text)
        }

        PickCell {
            Layout.preferredWidth: Math.round(70 * Theme.textScale)
            number: true
            placeholderText: qsTr("out")
            spokenName: qsTr("%1, left at").arg(root.line)
            value: root.outText
            onAccepted: root.nextWanted()
            onEdited: (text) => root.edited("out", text)
        }

        PickCell {
            Layout.preferredWidth: Math.round(60 * Theme.textScale)
            number: true
            placeholderText: qsTr("bags")
            spokenName: qsTr("%1, bags").arg(root.line)
            value: root.bags
            onAccepted: root.nextWanted()
            onEdited: (text) => root.edited("bags", text)
        }

        PickCell {
            Layout.preferredWidth: Math.round(92 * Theme.textScale)
            placeholderText: qsTr("child with")
            spokenName: qsTr("%1, a child: who looks after them").arg(root.line)
            value: root.adult
            onAccepted: root.nextWanted()
            onEdited: (text) => root.edited("adult", text)
        }

        IconButton {
            activeFocusOnTab: false
            flat: true
            focusPolicy: Qt.ClickFocus
            iconName: "trash"
            implicitHeight: 28
            implicitWidth: 28
            text: qsTr("Take away line %1").arg(root.index + 1)
            onClicked: root.removeWanted()
        }
    }

    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.xl
        color: Theme.colours.danger
        font.pixelSize: Theme.textSmall
        text: root.problem
        visible: text !== ""
        wrapMode: Text.Wrap
    }
}
