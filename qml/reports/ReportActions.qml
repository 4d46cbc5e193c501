// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The step that comes next, and everything else that may be done with the report.
FocusScope {
    id: root

    required property AppContext context
    readonly property ReportDetail detail: root.context.detail

    signal editWanted

    function enter(): void {
        (next.visible ? next : change).forceActiveFocus(Qt.TabFocusReason);
    }

    function takeNextStep(): void {
        if (root.detail.nextStep !== "")
            root.wantStep(root.detail.nextStep);
    }

    function wantStep(code: string): void {
        if (root.detail.needsNote(code))
            reason.ask(code);
        else
            root.detail.step(code, "");
    }

    implicitHeight: row.implicitHeight
    implicitWidth: row.implicitWidth

    Flow {
        id: row

        spacing: Theme.s
        width: root.width

        ActionButton {
            id: next

            focus: true
            kind: ActionButton.Primary
            text: root.detail.nextStepTitle
            visible: text !== ""
            onClicked: root.takeNextStep()
        }

        ActionButton {
            id: change

            text: qsTr("Change")
            visible: !root.detail.isDeleted
            onClicked: root.editWanted()
        }

        ActionButton {
            id: more

            iconName: "chevron-down"
            text: qsTr("More")
            onClicked: menu.popup(more, 0, more.height + 2)
        }
    }

    Menu {
        id: menu

        MenuItem {
            enabled: root.detail.canUndo
            text: qsTr("Undo the last change (Alt+Z)")
            onTriggered: root.detail.undo()
        }

        MenuItem {
            text: root.detail.isDeleted ? qsTr("Put the report back") : qsTr("Delete the report")
            onTriggered: root.detail.isDeleted ? root.detail.restore() : root.detail.remove()
        }

        MenuSeparator {
        }

        Instantiator {
            delegate: MenuItem {
                required property string code
                required property string title

                text: title
                onTriggered: root.wantStep(code)
            }
            model: root.detail.steps
            onObjectAdded: (index, object) => menu.insertItem(index + 3, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)
        }
    }

    ReasonPopup {
        id: reason

        detail: root.detail
        y: row.height + Theme.xs
    }
}
