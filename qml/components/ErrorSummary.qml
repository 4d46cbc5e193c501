// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// "There is a problem": at the top of a form, takes the focus, one link to each faulty field.
FocusScope {
    id: root

    /// Same length: which field, and the words that stand beside it.
    property list<string> fields: []
    property list<string> messages: []

    signal fieldWanted(field: string)

    function takeFocus(): void {
        root.forceActiveFocus(Qt.OtherFocusReason);
        root.Accessible.announce(qsTr("There is a problem. %1").arg(root.messages.join(". ")), Accessible.Assertive);
    }

    activeFocusOnTab: true
    implicitHeight: body.implicitHeight + 2 * Theme.l
    implicitWidth: 240
    visible: root.messages.length > 0
    Accessible.focusable: true
    Accessible.name: qsTr("There is a problem. %1").arg(root.messages.join(". "))
    Accessible.role: Accessible.AlertMessage

    Rectangle {
        anchors.fill: parent
        border.color: Theme.colours.danger
        border.width: 3
        color: Theme.colours.surface
        radius: Theme.radius

        FocusFrame {
            gap: 0
            shown: root.activeFocus && root.focus
        }
    }

    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.margins: Theme.l
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.xs

        AppText {
            Layout.fillWidth: true
            Accessible.ignored: true
            font.pixelSize: Theme.textLead
            font.weight: Font.Bold
            text: qsTr("There is a problem")
            wrapMode: Text.Wrap
        }

        Repeater {
            model: root.messages

            LinkButton {
                id: link

                required property int index
                required property string modelData

                Layout.fillWidth: true
                ink: Theme.colours.danger
                text: link.modelData
                wraps: true
                onClicked: root.fieldWanted(root.fields[link.index])
            }
        }
    }
}
