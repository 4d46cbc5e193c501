// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// Gives the theme what the settings say.
QtObject {
    id: root

    required property SettingsModel settings
    readonly property string scheme: root.settings.theme
    readonly property real textScale: root.settings.textScale
    readonly property bool reducedMotion: root.settings.reducedMotion

    function tell(): void {
        Theme.scheme = root.scheme;
        Theme.textScale = root.textScale;
        Theme.reducedMotion = root.reducedMotion;
    }

    onSchemeChanged: root.tell()
    onTextScaleChanged: root.tell()
    onReducedMotionChanged: root.tell()
    Component.onCompleted: root.tell()
}
