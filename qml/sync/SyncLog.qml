// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Files that came, or that were sent: when, from or to whom, and what was in them.
ColumnLayout {
    id: root

    required property string title
    required property string empty
    required property LinesModel lines

    spacing: Theme.xs

    AppText {
        Layout.topMargin: Theme.l
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        text: root.title
        Accessible.role: Accessible.Heading
    }

    MutedText {
        Layout.fillWidth: true
        text: root.empty
        visible: root.lines.count === 0
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.lines

        RowLayout {
            id: line

            required property string when
            required property string who
            required property string what

            Layout.fillWidth: true
            spacing: Theme.m
            Accessible.name: [line.who, line.when, line.what].join(", ")
            Accessible.role: Accessible.ListItem

            AppText {
                Layout.preferredWidth: Math.round(180 * Theme.textScale)
                Accessible.ignored: true
                elide: Text.ElideRight
                text: line.who
            }

            MutedText {
                Layout.preferredWidth: Math.round(200 * Theme.textScale)
                Accessible.ignored: true
                elide: Text.ElideRight
                text: line.when
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                text: line.what
                wrapMode: Text.Wrap
            }
        }
    }
}
