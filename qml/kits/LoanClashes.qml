// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import StreetChampions.ViewModels

/// Kits that two loans have at the same time, and which of them is right.
ColumnLayout {
    id: root

    required property LoanDetail loan

    spacing: Theme.s

    Repeater {
        model: root.loan.clashes

        NoteBox {
            id: clash

            required text
            required property int index
            required property string firstRef
            required property string secondRef

            Layout.fillWidth: true
            lead: qsTr("Lent twice.")
            tone: NoteBox.Danger

            EntryField {
                id: why

                label: qsTr("How did it come about?")
                width: parent?.width ?? 0
            }

            Flow {
                spacing: Theme.s
                width: parent?.width ?? 0

                Repeater {
                    model: [clash.firstRef, clash.secondRef]

                    ActionButton {
                        required property string modelData

                        text: qsTr("Loan %1 had it").arg(modelData)
                        onClicked: root.loan.settle(clash.index, modelData, why.text)
                    }
                }

                ActionButton {
                    text: qsTr("One after the other")
                    onClicked: root.loan.settle(clash.index, "", why.text)
                }
            }
        }
    }
}
