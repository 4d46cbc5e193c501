// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Text in the house type. Plain by default: what people typed is never read as markup.
Text {
    color: Theme.colours.ink
    font.pixelSize: Theme.textBody
    linkColor: Theme.colours.accent
    textFormat: Text.PlainText
}
