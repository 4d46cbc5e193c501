// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// One loan in the list: who has what, until when, and what is wrong.
ListRow {
    id: root

    required property int index
    required property string loanId
    required property string ref
    required property string borrower
    required property string kits
    required property string days
    required property string stateKey
    required property string stateWord
    required property string warning

    spoken: qsTr("%1, %2. Kits %3. %4. %5").arg(root.borrower).arg(root.stateWord).arg(root.kits).arg(root.days).arg(root.warning)

    contentItem: ColumnLayout {
        spacing: 2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                text: root.borrower
            }

            StatusPill {
                Accessible.ignored: true
                stateKey: root.stateKey
                word: root.stateWord
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                elide: Text.ElideRight
                font.pixelSize: Theme.textSmall
                text: root.kits
            }

            MutedText {
                Accessible.ignored: true
                text: root.days
            }

            MutedText {
                Accessible.ignored: true
                text: root.ref
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.xs
            visible: root.warning !== ""

            Icon {
                color: Theme.colours.danger
                name: "warning"
                size: Theme.textSmall
            }

            AppText {
                Layout.fillWidth: true
                Accessible.ignored: true
                color: Theme.colours.danger
                elide: Text.ElideRight
                font.pixelSize: Theme.textSmall
                text: root.warning
            }
        }
    }
}
