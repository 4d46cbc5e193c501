// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// Loans: the list or the form on the left, the loan selected on the right. A label scanned leads
/// to the one next step.
AppScreen {
    id: root

    readonly property LoanDesk loans: root.context.loans
    readonly property bool lending: root.loans.lending
    readonly property bool showsDetail: root.loans.detail.loanId !== "" && !root.lending

    function enter(): void {
        root.lending ? form.enter() : list.enter();
    }

    function enterFilter(): void {
        if (!root.lending)
            list.enterFilter();
    }

    function nextPane(forward: bool): bool {
        const panes = [form, list, detail].filter((pane) => pane.visible);
        const at = panes.findIndex((pane) => pane.activeFocus) + (forward ? 1 : -1);
        if (at < 0 || at >= panes.length)
            return false;
        panes[at].enter();
        return true;
    }

    function stepBack(): bool {
        if (root.lending) {
            root.loans.lending = false;
            Qt.callLater(root.enter);
            return true;
        }
        if (root.showsDetail) {
            root.loans.detail.loanId = "";
            root.enter();
            return true;
        }
        return false;
    }

    function nextStep(): void {
        if (root.lending)
            form.save();
        else if (root.showsDetail)
            detail.takeNextStep();
    }

    function showSuspensions(): void {
        suspending.ask(root.loans.detail.title);
    }

    function sign(): void {
        detail.take("sign");
    }

    function handOver(): void {
        detail.take("lend_now");
    }

    function remind(): void {
        detail.take("remind");
    }

    function reportWork(): void {
        detail.take("work_done");
    }

    function lend(): void {
        root.loans.editor.begin();
        root.loans.lending = true;
        Qt.callLater(form.enter);
    }

    function edit(): void {
        root.loans.editor.change(root.loans.detail.loanId);
        root.loans.lending = true;
        Qt.callLater(form.enter);
    }

    /// A label from the scanner: takes the kit back, shows its loan, or begins a new one.
    function scan(label: string): void {
        const next = root.loans.scan(label);
        if (next === "new") {
            root.loans.lending = true;
            Qt.callLater(form.enter);
        } else if (next !== "") {
            root.loans.lending = false;
            Qt.callLater(() => next === "return" ? detail.takeNextStep() : detail.enter());
        }
    }

    /// What was scanned wherever the keyboard is in here.
    function takeScan(code: string, known: bool): bool {
        if (known)
            root.scan(code);
        return known;
    }

    objectName: "loansPane"

    Settings {
        category: "splits"
        property alias loanDetail: detail.kept
        property alias loanForm: form.kept
    }

    SuspensionsPopup {
        id: suspending

        suspensions: root.loans.suspensions
    }

    PaneSplit {
        anchors.fill: parent
        orientation: Qt.Horizontal

        LoanForm {
            id: form

            property real kept: 520

            SplitView.fillWidth: visible
            SplitView.minimumWidth: Math.min(320, root.width / 2)
            editor: root.loans.editor
            visible: root.lending
            onClosed: {
                root.loans.lending = false;
                Qt.callLater(detail.visible ? detail.enter : root.enter);
            }
        }

        LoanListPane {
            id: list

            SplitView.fillWidth: visible
            SplitView.minimumWidth: Math.min(280, root.width / 3)
            focus: true
            loans: root.loans
            visible: !root.lending
            onLendWanted: root.lend()
            onScanned: (label) => root.scan(label)
            onSuspensionsWanted: suspending.ask("")
        }

        LoanDetailPane {
            id: detail

            property real kept: 460

            SplitView.minimumWidth: Math.min(300, root.width / 3)
            SplitView.preferredWidth: Math.min(detail.kept * Math.min(Theme.textScale, 1.3), root.width * 0.5)
            context: root.context
            visible: root.showsDetail
            onEditWanted: root.edit()
            onSuspendWanted: (name) => suspending.ask(name)
        }
    }
}
