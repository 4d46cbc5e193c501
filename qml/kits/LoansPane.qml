// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound


/// Loans of kits.
KitsPane {
    id: root

    EmptyPane {
        anchors.fill: parent
        iconName: "toolkits"
        text: qsTr("Scan a kit's label to lend it or to take it back.")
        title: qsTr("No loans yet")
    }
}
