// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// Likelihood × severity = score, with its band in shape and word.
RowLayout {
    id: root

    required property string label
    required property string hazard
    required property string likelihood
    required property string severity
    required property int score
    required property string word
    required property string band
    property int likelihoodMax: 5
    property int severityMax: 5
    property bool faulty: false

    signal likelihoodEdited(text: string)
    signal severityEdited(text: string)

    spacing: Theme.xs

    MutedText {
        Layout.preferredWidth: Math.round(46 * Theme.textScale)
        text: root.label
    }

    PickCell {
        Layout.preferredWidth: Math.round(40 * Theme.textScale)
        faulty: root.faulty
        number: true
        spokenName: qsTr("%1, likelihood %2, 1 to %3").arg(root.hazard).arg(root.label).arg(root.likelihoodMax)
        validator: IntValidator {
            bottom: 1
            top: root.likelihoodMax
        }
        value: root.likelihood
        onEdited: (text) => root.likelihoodEdited(text)
    }

    MutedText {
        Accessible.ignored: true
        text: "×"
    }

    PickCell {
        Layout.preferredWidth: Math.round(40 * Theme.textScale)
        faulty: root.faulty
        number: true
        spokenName: qsTr("%1, severity %2, 1 to %3").arg(root.hazard).arg(root.label).arg(root.severityMax)
        validator: IntValidator {
            bottom: 1
            top: root.severityMax
        }
        value: root.severity
        onEdited: (text) => root.severityEdited(text)
    }

    RowLayout {
        Layout.maximumWidth: Math.round(132 * Theme.textScale)
        Layout.minimumWidth: Layout.maximumWidth
        spacing: Theme.xs
        Accessible.name: qsTr("Score %1: %2, %3").arg(root.label).arg(root.score).arg(root.word)
        Accessible.role: Accessible.StaticText

        AppText {
            Accessible.ignored: true
            font.features: {
                "tnum": 1
            }
            font.weight: Font.DemiBold
            text: root.score > 0 ? qsTr("= %1").arg(root.score) : ""
        }

        StatusPill {
            Accessible.ignored: true
            stateKey: root.band === "high" ? "late" : root.band === "medium" ? "acknowledged" : "done"
            visible: root.word !== ""
            word: root.word
        }
    }
}
