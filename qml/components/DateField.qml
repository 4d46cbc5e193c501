// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import StreetChampions.ViewModels

/// A date typed as people say it ("27 3 2026", "27 mar", "today", "fri") or taken from a calendar.
FieldFrame {
    id: root

    property alias text: input.text
    readonly property alias iso: reader.iso
    readonly property alias understood: reader.understood

    /// For what is planned: "fri" is the Friday to come.
    property bool ahead: false

    signal edited(text: string)

    function focusField(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
        input.selectAll();
    }

    DateReader {
        id: reader

        ahead: root.ahead
        text: input.text
    }

    RowLayout {
        spacing: Theme.xs
        width: root.width

        TextField {
            id: input

            Layout.preferredWidth: Math.round(150 * Theme.textScale)
            color: Theme.colours.ink
            font.pixelSize: Theme.textBody
            implicitHeight: Theme.target
            leftPadding: Theme.m
            selectByMouse: true
            Accessible.description: root.hint
            Accessible.name: root.spokenName
            Accessible.role: Accessible.EditableText
            onTextEdited: root.edited(input.text)

            background: FieldBox {
                faulty: root.error !== ""
                focused: input.activeFocus
            }
        }

        IconButton {
            iconName: "calendar"
            text: qsTr("Choose from a calendar")
            onClicked: calendar.openAt(reader.iso)
        }

        MutedText {
            Layout.fillWidth: true
            elide: Text.ElideRight
            text: reader.iso === "" ? "" : reader.spoken
        }
    }

    CalendarPopup {
        id: calendar

        y: Theme.target + Theme.xs
        onPicked: (iso) => {
            input.text = reader.shortText(iso);
            root.edited(input.text);
            input.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
