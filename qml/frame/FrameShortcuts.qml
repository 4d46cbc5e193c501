// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// The keys that work everywhere, and the scanner, which types too. Esc is not among them: it belongs
/// to whatever has the keyboard.
Item {
    id: root

    required property AppContext context
    readonly property bool ready: root.context.ready

    signal screenWanted(screen: string)
    signal logWanted
    signal searchWanted
    signal filterWanted
    signal exportWanted
    signal nextPaneWanted(forward: bool)
    signal nextStepWanted

    Repeater {
        model: ["today", "map", "reports", "picks", "champions", "kits", "sync"]

        Item {
            id: entry

            required property int index
            required property string modelData

            Shortcut {
                enabled: root.ready
                sequence: "Ctrl+" + (entry.index + 1)
                onActivated: root.screenWanted(entry.modelData)
            }
        }
    }

    ScanReader {
        context: root.context
    }

    Shortcut {
        enabled: root.ready
        sequence: "Ctrl+8"
        onActivated: root.screenWanted("indicators")
    }

    Shortcut {
        enabled: root.ready
        sequence: "Ctrl+,"
        onActivated: root.screenWanted("settings")
    }

    Shortcut {
        enabled: root.ready
        sequence: "Ctrl+N"
        onActivated: root.logWanted()
    }

    Shortcut {
        enabled: root.ready
        sequence: "Ctrl+K"
        onActivated: root.searchWanted()
    }

    Shortcut {
        enabled: root.ready
        sequence: "Ctrl+F"
        onActivated: root.filterWanted()
    }

    Shortcut {
        enabled: root.ready
        sequence: "Ctrl+E"
        onActivated: root.exportWanted()
    }

    Shortcut {
        enabled: root.ready
        sequence: "F6"
        onActivated: root.nextPaneWanted(true)
    }

    Shortcut {
        enabled: root.ready
        sequence: "Shift+F6"
        onActivated: root.nextPaneWanted(false)
    }

    Shortcut {
        enabled: root.ready
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: root.nextStepWanted()
    }

    Shortcut {
        enabled: root.ready
        sequences: ["Alt+Z"]
        onActivated: root.context.undoLast()
    }
}
