// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// One hazard: what it is, who is at risk, its score, what is done about it and the score then.
GridLayout {
    id: root

    required property int index
    required property string hazard
    required property string who
    required property string lb
    required property string sb
    required property int before
    required property string beforeWord
    required property string beforeKey
    required property string controls
    required property string la
    required property string sa
    required property int after
    required property string afterWord
    required property string afterKey
    required property string owner
    required property string remark
    property int likelihoodMax: 5
    property bool showsOwner: true
    property int severityMax: 5
    property string error: ""
    readonly property string spoken: root.hazard === "" ? qsTr("Row %1").arg(root.index + 1) : root.hazard

    signal edited(column: string, text: string)
    signal removeWanted

    function enter(): void {
        what.forceActiveFocus(Qt.TabFocusReason);
    }

    columnSpacing: Theme.s
    columns: 4
    rowSpacing: Theme.xs

    PickCell {
        id: what

        Layout.fillWidth: true
        Layout.preferredWidth: 300
        font.weight: Font.DemiBold
        placeholderText: qsTr("Hazard")
        spokenName: qsTr("Hazard %1").arg(root.index + 1)
        value: root.hazard
        onEdited: (text) => root.edited("hazard", text)
    }

    PickCell {
        Layout.fillWidth: true
        Layout.preferredWidth: 130
        placeholderText: qsTr("Who may be harmed")
        spokenName: qsTr("%1, who may be harmed").arg(root.spoken)
        value: root.who
        onEdited: (text) => root.edited("who", text)
    }

    RiskScore {
        band: root.beforeKey
        faulty: root.error !== ""
        hazard: root.spoken
        label: qsTr("before")
        likelihood: root.lb
        likelihoodMax: root.likelihoodMax
        score: root.before
        severity: root.sb
        severityMax: root.severityMax
        word: root.beforeWord
        onLikelihoodEdited: (text) => root.edited("lb", text)
        onSeverityEdited: (text) => root.edited("sb", text)
    }

    Item {
        implicitHeight: 1
        implicitWidth: Theme.target
    }

    WrapCell {
        Layout.fillWidth: true
        Layout.preferredWidth: 300
        placeholderText: qsTr("What is done about it")
        spokenName: qsTr("%1, what is done about it").arg(root.spoken)
        value: root.controls
        onEdited: (text) => root.edited("controls", text)
    }

    PickCell {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: 130
        placeholderText: qsTr("Who sees to it")
        spokenName: qsTr("%1, who sees to it").arg(root.spoken)
        enabled: root.showsOwner
        opacity: root.showsOwner ? 1 : 0
        value: root.owner
        onEdited: (text) => root.edited("owner", text)
    }

    RiskScore {
        Layout.alignment: Qt.AlignTop
        band: root.afterKey
        faulty: root.error !== ""
        hazard: root.spoken
        label: qsTr("after")
        likelihood: root.la
        likelihoodMax: root.likelihoodMax
        score: root.after
        severity: root.sa
        severityMax: root.severityMax
        word: root.afterWord
        onLikelihoodEdited: (text) => root.edited("la", text)
        onSeverityEdited: (text) => root.edited("sa", text)
    }

    IconButton {
        Layout.alignment: Qt.AlignTop
        flat: true
        iconName: "trash"
        text: qsTr("Take away: %1").arg(root.spoken)
        onClicked: root.removeWanted()
    }

    AppText {
        Layout.columnSpan: 4
        Layout.fillWidth: true
        color: root.error === "" ? Theme.colours.ink : Theme.colours.danger
        font.pixelSize: Theme.textSmall
        text: root.error === "" ? qsTr("Known of the place: %1").arg(root.remark) : root.error
        visible: root.remark !== "" || root.error !== ""
        wrapMode: Text.Wrap
    }

    Hairline {
        Layout.bottomMargin: Theme.xs
        Layout.columnSpan: 4
        Layout.fillWidth: true
    }
}
