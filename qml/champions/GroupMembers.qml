// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Who belongs to a group, and a field to add one more.
ColumnLayout {
    id: root

    required property GroupDesk groups

    signal championWanted(id: string)

    function focusField(): void {
        member.focusField();
    }

    spacing: Theme.s

    AppText {
        Layout.fillWidth: true
        font.weight: Font.DemiBold
        text: qsTr("Members (%1)").arg(root.groups.members.count)
        Accessible.role: Accessible.Heading
    }

    SuggestField {
        id: member

        property string typed: ""

        function add(who: string): void {
            if (root.groups.addMember(who))
                member.typed = "";
        }

        Layout.fillWidth: true
        error: root.groups.problems["member"] ?? ""
        hint: qsTr("By name or number; Enter adds them")
        label: qsTr("Add a member")
        optional: true
        suggestions: root.groups.joining
        value: member.typed
        onChosen: (row) => member.add(root.groups.joining.titleAt(row))
        onEdited: (text) => {
            member.typed = text;
            root.groups.joining.query = text;
        }
        onSubmitted: if (member.typed !== "")
            member.add(member.typed)
    }

    Repeater {
        model: root.groups.members

        RowLayout {
            id: row

            required property string championId
            required property string name
            required property string detail

            Layout.fillWidth: true
            spacing: Theme.m

            LinkButton {
                text: row.name
                onClicked: root.championWanted(row.championId)
            }

            MutedText {
                Layout.fillWidth: true
                elide: Text.ElideRight
                text: row.detail
            }

            IconButton {
                iconName: "trash"
                text: qsTr("Take %1 out of the group").arg(row.name)
                onClicked: root.groups.removeMember(row.championId)
            }
        }
    }
}
