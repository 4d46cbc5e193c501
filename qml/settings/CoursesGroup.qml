// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// The courses that champions take and how long each holds.
SettingsGroup {
    id: root

    required property CourseDesk courses

    title: qsTr("Training courses")

    component NumberField: EntryField {
        required property string field

        Layout.fillWidth: true
        error: root.courses.problems[field] ?? ""
        text: root.courses.values[field] ?? ""
        onEdited: (text) => root.courses.set(field, text)
    }

    Repeater {
        model: root.courses.courses

        RowLayout {
            id: row

            required property string code
            required property string label
            required property string words
            required property bool own

            Layout.fillWidth: true
            spacing: Theme.s

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                AppText {
                    Layout.fillWidth: true
                    font.weight: Font.DemiBold
                    text: row.label
                    wrapMode: Text.Wrap
                }

                MutedText {
                    Layout.fillWidth: true
                    text: row.words
                    wrapMode: Text.Wrap
                }
            }

            IconButton {
                iconName: "edit"
                text: qsTr("Change %1").arg(row.label)
                onClicked: {
                    root.courses.change(row.code);
                    Qt.callLater(name.focusField);
                }
            }

            IconButton {
                iconName: "trash"
                text: qsTr("Take %1 away, or back to what was shipped").arg(row.label)
                visible: row.own
                onClicked: root.courses.remove(row.code)
            }
        }
    }

    ActionButton {
        iconName: "plus"
        text: qsTr("New course")
        visible: !root.courses.editing
        onClicked: {
            root.courses.add();
            Qt.callLater(name.focusField);
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.m
        visible: root.courses.editing

        AppText {
            font.pixelSize: Theme.textLead
            font.weight: Font.DemiBold
            text: root.courses.heading
            Accessible.role: Accessible.Heading
        }

        EntryField {
            id: name

            Layout.fillWidth: true
            error: root.courses.problems["label"] ?? root.courses.problems["code"] ?? ""
            label: qsTr("Name of the course")
            text: root.courses.values["label"] ?? ""
            onEdited: (text) => root.courses.set("label", text)
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.m

            NumberField {
                Layout.alignment: Qt.AlignBottom
                field: "months_valid"
                hint: qsTr("0: for good")
                label: qsTr("Holds, months")
            }

            NumberField {
                Layout.alignment: Qt.AlignBottom
                field: "renewal_days"
                hint: qsTr("Days before it ends")
                label: qsTr("Renewed from")
                onAccepted: root.courses.save()
            }
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s

            ActionButton {
                kind: ActionButton.Primary
                text: qsTr("Save the course")
                onClicked: root.courses.save()
            }

            ActionButton {
                kind: ActionButton.Quiet
                text: qsTr("Not now")
                onClicked: root.courses.leave()
            }
        }
    }
}
