// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// The register of kits, and the one selected beside it.
AppScreen {
    id: root

    readonly property KitDesk kits: root.context.kits
    readonly property bool showsDetail: root.kits.detail.kitId !== ""

    signal loanWanted(label: string)

    function enter(): void {
        list.enter();
    }

    function enterFilter(): void {
        list.enterFilter();
    }

    function nextPane(forward: bool): bool {
        if (forward && list.activeFocus && detail.visible) {
            detail.enter();
            return true;
        }
        if (!forward && detail.activeFocus) {
            list.enter();
            return true;
        }
        return false;
    }

    function stepBack(): bool {
        if (!root.showsDetail)
            return false;
        root.kits.detail.kitId = "";
        list.enter();
        return true;
    }

    function nextStep(): void {
        if (root.showsDetail)
            detail.takeNextStep();
    }

    Settings {
        category: "splits"
        property alias kitList: list.kept
    }

    PaneSplit {
        anchors.fill: parent
        orientation: Qt.Horizontal

        KitListPane {
            id: list

            property real kept: 440

            SplitView.fillWidth: !root.showsDetail
            SplitView.minimumWidth: Math.min(280, root.width / 2)
            SplitView.preferredWidth: Math.min(list.kept * Math.min(Theme.textScale, 1.3), root.width * 0.5)
            focus: true
            kits: root.kits
            onAddWanted: {
                root.kits.editor.begin();
                form.open();
            }
            onLabelsWanted: labels.open()
            onTypeWanted: (typeId) => {
                root.kits.editor.changeType(typeId);
                typeForm.open();
            }
        }

        KitDetailPane {
            id: detail

            SplitView.fillWidth: true
            SplitView.minimumWidth: Math.min(320, root.width / 2)
            kits: root.kits
            visible: root.showsDetail
            onLoanWanted: (label) => root.loanWanted(label)
            onEditWanted: {
                root.kits.editor.change(root.kits.detail.kitId);
                form.open();
            }
        }
    }

    KitForm {
        id: form

        editor: root.kits.editor
        onClosed: root.showsDetail ? detail.enter() : list.enter()
    }

    KitTypeForm {
        id: typeForm

        editor: root.kits.editor
        onClosed: list.enter()
    }

    LabelsPopup {
        id: labels

        kits: root.kits
        onClosed: list.enter()
    }
}
