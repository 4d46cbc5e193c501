// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The first thing a new PC shows: look round the sample, or set up the council.
FocusScope {
    id: root

    required property AppContext context
    readonly property FirstRun firstRun: root.context.firstRun
    property bool settingUp: false
    property bool joining: false

    signal fileWanted(purpose: string)

    function enter(): void {
        sample.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: qsTr("Start")
    Accessible.role: Accessible.Pane
    Keys.onEscapePressed: root.settingUp = root.joining = false

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.sidebar
    }

    ScrollPage {
        id: scroller

        anchors.fill: parent
        contentHeight: body.implicitHeight + 2 * Theme.xxl

        ColumnLayout {
            id: body

            spacing: Theme.l
            width: Math.min(scroller.availableWidth - 2 * Theme.xl, Math.round(640 * Theme.textScale))
            x: (scroller.availableWidth - width) / 2
            y: Math.max(Theme.xxl, (scroller.availableHeight - implicitHeight) / 2)

            AppText {
                Layout.fillWidth: true
                font.pixelSize: Theme.textDisplay
                font.weight: Font.Bold
                text: qsTr("Street Champions")
                Accessible.role: Accessible.Heading
            }

            AppText {
                Layout.fillWidth: true
                color: Theme.colours.muted
                font.pixelSize: Theme.textLead
                text: qsTr("Log what your champions tell you, keep the jobs moving, and show what was done. Everything stays on this PC.")
                wrapMode: Text.Wrap
            }

            ProgressPanel {
                Layout.fillWidth: true
                cancellable: root.firstRun.cancellable
                fraction: root.firstRun.fraction
                howFar: root.firstRun.howFar
                visible: root.firstRun.busy
                what: root.firstRun.what
                onCancelled: root.firstRun.cancel()
            }

            NoteBox {
                Layout.fillWidth: true
                text: root.firstRun.problem
                tone: NoteBox.Danger
                visible: text !== ""
            }

            StartChoice {
                id: sample

                Layout.fillWidth: true
                enabled: !root.firstRun.busy
                detail: qsTr("A made-up borough with two years of reports, to try everything on. It never mixes with your own records.")
                focus: true
                iconName: "map"
                text: qsTr("Open the sample borough")
                visible: !root.settingUp && !root.joining
                onClicked: root.firstRun.openSample()
            }

            StartChoice {
                Layout.fillWidth: true
                enabled: !root.firstRun.busy
                detail: qsTr("The council's name, its areas, and what this PC is called. Three minutes to the first report.")
                iconName: "settings"
                text: qsTr("Set up your council")
                visible: !root.settingUp && !root.joining
                onClicked: {
                    root.settingUp = true;
                    form.enter();
                }
            }

            StartChoice {
                Layout.fillWidth: true
                detail: qsTr("Another PC of your council has made an invitation for this one. You need its file, and the code that is read to you over the telephone.")
                enabled: !root.firstRun.busy
                iconName: "sync"
                text: qsTr("Join a team")
                visible: !root.settingUp && !root.joining
                onClicked: {
                    root.joining = true;
                    joiner.enter();
                }
            }

            JoinForm {
                id: joiner

                Layout.fillWidth: true
                setup: root.context.sync.setup
                visible: root.joining
            }

            ActionButton {
                text: qsTr("Back")
                visible: root.joining
                onClicked: {
                    root.joining = false;
                    root.enter();
                }
            }

            SetupForm {
                id: form

                Layout.fillWidth: true
                firstRun: root.firstRun
                visible: root.settingUp
                onFileWanted: (purpose) => root.fileWanted(purpose)
                onBackWanted: {
                    root.settingUp = false;
                    root.enter();
                }
            }
        }
    }
}
