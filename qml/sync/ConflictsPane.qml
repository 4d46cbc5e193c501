// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Where two PCs say different things and a person has to decide: the list, and beside it the
/// question with the answers given. The keys 1 to 9 take an answer.
AppScreen {
    id: root

    readonly property ConflictDesk desk: root.context.conflicts

    function enter(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: qsTr("Conflicts")
    Accessible.role: Accessible.Pane
    Keys.onPressed: (event) => {
        const answer = event.key - Qt.Key_0;
        if (answer < 1 || answer > root.desk.answers.count)
            return;
        root.desk.choose(answer);
        event.accepted = true;
    }

    EmptyState {
        anchors.centerIn: parent
        iconName: "check"
        text: qsTr("When two PCs change the same thing in different ways, both are shown here until somebody decides.")
        title: qsTr("Nothing to decide")
        visible: root.desk.lines.count === 0
        width: Math.min(Math.round(420 * Theme.textScale), root.width - 2 * Theme.l)
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        visible: root.desk.lines.count > 0

        ColumnLayout {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.round(300 * Theme.textScale)
            spacing: 0

            AppText {
                Layout.fillWidth: true
                Layout.margins: Theme.m
                font.weight: Font.DemiBold
                text: root.desk.headline
                Accessible.role: Accessible.Heading
            }

            ListView {
                id: list

                Layout.fillHeight: true
                Layout.fillWidth: true
                activeFocusOnTab: true
                clip: true
                currentIndex: root.desk.current
                model: root.desk.lines
                Accessible.name: qsTr("What is to be decided")
                Accessible.role: Accessible.List
                Keys.onDownPressed: if (root.desk.current + 1 < list.count)
                    root.desk.select(root.desk.current + 1)
                Keys.onUpPressed: if (root.desk.current > 0)
                    root.desk.select(root.desk.current - 1)

                ScrollBar.vertical: ScrollBar {}
                delegate: ItemDelegate {
                    id: row

                    required property int index
                    required property string title
                    required property string what

                    highlighted: row.index === root.desk.current
                    padding: Theme.m
                    width: ListView.view.width
                    Accessible.name: row.title + ", " + row.what
                    onClicked: root.desk.select(row.index)

                    background: Rectangle {
                        color: row.highlighted ? Theme.colours.accentSoft : row.hovered ? Theme.colours.hovered : "transparent"
                    }
                    contentItem: ColumnLayout {
                        spacing: Theme.xs

                        AppText {
                            Layout.fillWidth: true
                            color: row.highlighted ? Theme.colours.onAccentSoft : Theme.colours.ink
                            elide: Text.ElideRight
                            font.weight: Font.DemiBold
                            text: row.title
                        }

                        MutedText {
                            Layout.fillWidth: true
                            color: row.highlighted ? Theme.colours.onAccentSoft : Theme.colours.muted
                            elide: Text.ElideRight
                            text: row.what
                        }
                    }
                }
            }
        }

        Rectangle {
            Layout.fillHeight: true
            color: Theme.colours.divider
            implicitWidth: Theme.hairline
        }

        ConflictQuestion {
            Layout.fillHeight: true
            Layout.fillWidth: true
            desk: root.desk
        }
    }
}
