// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A paper as it will come out of the printer. Arrow keys and Page up, Page down go through it.
Popup {
    id: root

    required property PaperDesk papers

    focus: true
    height: parent ? parent.height - 2 * Theme.m : 600
    modal: true
    padding: Theme.m
    parent: Overlay.overlay
    width: parent ? Math.min(parent.width - 2 * Theme.m, Math.round(860 * Theme.textScale)) : 600
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: Theme.m
    onClosed: root.papers.forget()
    onOpened: pages.forceActiveFocus(Qt.TabFocusReason)

    Connections {
        function onChanged(): void {
            if (root.papers.pages === 0)
                root.close();
        }
        function onShown(): void {
            if (root.papers.pages > 0)
                root.open();
        }

        target: root.papers
    }

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

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s

            AppText {
                Layout.fillWidth: true
                elide: Text.ElideRight
                font.pixelSize: Theme.textLead
                font.weight: Font.DemiBold
                text: root.papers.pages > 1 ? qsTr("%1, %2 pages").arg(root.papers.title).arg(root.papers.pages) : root.papers.title
                Accessible.role: Accessible.Heading
            }

            ActionButton {
                text: qsTr("Print")
                onClicked: root.papers.print()
            }

            ActionButton {
                iconName: "export"
                kind: ActionButton.Primary
                text: qsTr("Save as PDF")
                onClicked: {
                    dialog.selectedFile = dialog.currentFolder + "/" + root.papers.fileName;
                    dialog.open();
                }
            }

            IconButton {
                flat: true
                iconName: "close"
                keyHint: qsTr("Esc")
                text: qsTr("Close")
                onClicked: root.close()
            }
        }

        ListView {
            id: pages

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            model: root.papers.pages
            spacing: Theme.m
            Accessible.name: qsTr("%1, %2 pages").arg(root.papers.title).arg(root.papers.pages)
            Accessible.role: Accessible.List
            Keys.onDownPressed: scroller.increase()
            Keys.onUpPressed: scroller.decrease()
            Keys.onPressed: (event) => {
                event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
                if (event.accepted)
                    pages.positionViewAtIndex(Math.max(0, Math.min(pages.count - 1, pages.indexAt(0, pages.contentY + 1) + (event.key === Qt.Key_PageDown ? 1 : -1))), ListView.Beginning);
            }

            ScrollBar.vertical: ScrollBar {
                id: scroller
            }
            delegate: PaperPage {
                required property int index

                height: Math.round(width * aspect)
                page: index
                papers: root.papers
                width: pages.width - Theme.l
                Accessible.name: qsTr("Page %1").arg(index + 1)
                Accessible.role: Accessible.Graphic

                Rectangle {
                    anchors.fill: parent
                    border.color: Theme.colours.border
                    border.width: Theme.hairline
                    color: "transparent"
                }
            }
        }
    }

    FileDialog {
        id: dialog

        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PDF files (*.pdf)")]
        onAccepted: root.papers.save(dialog.selectedFile)
    }
}
