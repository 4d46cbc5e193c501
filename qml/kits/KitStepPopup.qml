// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Asks what a step of a kit needs: an inspection, a repair, why it is gone.
FormPopup {
    id: root

    required property KitDetail detail
    property string step: ""

    function ask(step: string): void {
        root.step = step;
        words.text = "";
        by.text = "";
        ppe.text = "";
        failed.checked = false;
        root.open();
        Qt.callLater(() => (step === "inspect" ? by : step === "renew_ppe" ? ppe : words).focusField());
    }

    function titleFor(step: string): string {
        switch (step) {
        case "inspect":
            return qsTr("Inspection of %1").arg(root.detail.label);
        case "renew_ppe":
            return qsTr("Protective equipment of %1").arg(root.detail.label);
        case "repair":
            return qsTr("What is to be repaired?");
        case "close_repair":
            return qsTr("Close the repair: %1").arg(root.detail.openRepair);
        case "lost":
            return qsTr("%1 is lost").arg(root.detail.label);
        case "written_off":
            return qsTr("Write %1 off").arg(root.detail.label);
        default:
            return qsTr("Retire %1").arg(root.detail.label);
        }
    }

    actionText: root.step === "close_repair" ? qsTr("It is repaired") : qsTr("Save")
    title: root.titleFor(root.step)
    onAccepted: {
        let saved = false;
        if (root.step === "inspect")
            saved = root.detail.inspect(!failed.checked, by.text, ppe.text, words.text);
        else if (root.step === "renew_ppe")
            saved = root.detail.renewPpe(ppe.text);
        else if (root.step === "repair")
            saved = root.detail.repair(words.text);
        else if (root.step === "close_repair")
            saved = root.detail.closeRepair("repaired");
        else
            saved = root.detail.takeOut(root.step, words.text);
        if (saved)
            root.close();
    }

    EntryField {
        id: by

        Layout.fillWidth: true
        error: root.detail.problems["by"] ?? ""
        label: qsTr("Who inspected it?")
        visible: root.step === "inspect"
        onAccepted: root.accepted()
    }

    TickBox {
        id: failed

        text: qsTr("It failed: it stays here until it has passed")
        visible: root.step === "inspect"
    }

    DateField {
        id: ppe

        Layout.fillWidth: true
        ahead: true
        error: root.detail.problems["ppe_expires_on"] ?? ""
        label: qsTr("Last day of its protective equipment")
        optional: root.step === "inspect"
        visible: root.step === "inspect" || root.step === "renew_ppe"
    }

    EntryField {
        id: words

        Layout.fillWidth: true
        error: root.detail.problems["reason"] ?? root.detail.problems["fault"] ?? ""
        label: root.step === "inspect" ? qsTr("Note") : root.step === "repair" ? qsTr("What is wrong with it?") : qsTr("Why?")
        optional: root.step === "inspect"
        visible: root.step !== "close_repair" && root.step !== "renew_ppe"
        onAccepted: root.accepted()
    }
}
