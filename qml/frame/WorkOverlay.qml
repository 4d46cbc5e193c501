// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import StreetChampions.ViewModels

/// A long piece of work that was asked for: what, how far, and Cancel. Nothing else is done meanwhile.
Popup {
    id: root

    required property LongWork work

    anchors.centerIn: Overlay.overlay
    closePolicy: Popup.NoAutoClose
    focus: true
    modal: true
    padding: 0
    visible: root.work.busy
    width: Math.min(Math.round(420 * Theme.textScale), (Overlay.overlay?.width ?? 600) - 2 * Theme.xl)

    background: Item {
    }
    contentItem: ProgressPanel {
        cancellable: root.work.cancellable
        fraction: root.work.fraction
        howFar: root.work.howFar
        what: root.work.what
        onCancelled: root.work.cancel()
    }
    Overlay.modal: Rectangle {
        color: Theme.colours.scrim
    }
}
