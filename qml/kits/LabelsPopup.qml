// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Labels for the kit selected or for all, on a sheet that may be used in part.
FormPopup {
    id: root

    required property KitDesk kits
    readonly property bool one: root.kits.detail.kitId !== ""

    actionText: qsTr("Save as PDF")
    title: qsTr("Print labels")
    onAccepted: {
        dialog.selectedFile = dialog.currentFolder + "/" + qsTr("labels.pdf");
        dialog.open();
    }
    onOpened: layout.focusField()

    ChoiceField {
        id: layout

        Layout.fillWidth: true
        choices: root.kits.labels.layouts
        code: root.kits.labels.layout
        label: qsTr("Sheet")
        onChosen: (code) => root.kits.labels.layout = code
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.m

        AppText {
            Layout.fillWidth: true
            text: qsTr("First label of the sheet that is free")
            wrapMode: Text.Wrap
        }

        StepField {
            id: start

            from: 1
            to: root.kits.labels.perPage
            value: 1
            Accessible.name: qsTr("First label of the sheet that is free")
        }
    }

    TickBox {
        id: only

        checked: root.one
        text: qsTr("Only %1").arg(root.kits.detail.label)
        visible: root.one
    }

    FileDialog {
        id: dialog

        defaultSuffix: "pdf"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PDF (*.pdf)")]
        onAccepted: {
            if (root.kits.labels.save(root.one && only.checked ? [root.kits.detail.kitId] : [], start.value, dialog.selectedFile))
                root.close();
        }
    }
}
