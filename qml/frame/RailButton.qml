// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// One entry of the rail: picture and word, a count where there is something to do.
AbstractButton {
    id: root

    required property string iconName
    property string count: ""
    property string keyHint: ""
    property bool current: false
    property bool compact: false

    font.pixelSize: Theme.textBody
    hoverEnabled: true
    implicitHeight: Theme.target
    leftPadding: root.compact ? 0 : Theme.m - 2
    rightPadding: root.compact ? 0 : Theme.m - 2
    ToolTip.delay: 500
    ToolTip.text: root.keyHint === "" ? root.text : qsTr("%1 (%2)").arg(root.text).arg(root.keyHint)
    ToolTip.visible: root.hovered && root.compact
    Accessible.description: root.count === "" ? root.keyHint : qsTr("%1 to do. %2").arg(root.count).arg(root.keyHint)
    Accessible.name: root.text
    Accessible.role: Accessible.PageTab
    Accessible.selected: root.current
    Accessible.onPressAction: root.click()
    Keys.onEnterPressed: root.click()
    Keys.onReturnPressed: root.click()

    background: Rectangle {
        color: root.current ? Theme.colours.accentSoft : root.hovered ? Theme.colours.hovered : "transparent"
        radius: Theme.radius

        FocusFrame {
            gap: 0
            shown: root.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.m - 2

        Icon {
            Layout.alignment: root.compact ? Qt.AlignCenter : Qt.AlignVCenter
            color: root.current ? Theme.colours.onAccentSoft : Theme.colours.muted
            name: root.iconName
        }

        AppText {
            Layout.fillWidth: true
            color: root.current ? Theme.colours.onAccentSoft : Theme.colours.ink
            elide: Text.ElideRight
            font.weight: root.current ? Font.DemiBold : Font.Normal
            text: root.text
            visible: !root.compact
        }

        AppText {
            color: root.current ? Theme.colours.onAccentSoft : Theme.colours.muted
            font.features: {
                "tnum": 1
            }
            font.pixelSize: Theme.textSmall
            font.weight: Font.DemiBold
            text: root.count
            visible: !root.compact && root.count !== ""
        }
    }
}
