// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QtQmlIntegration>

namespace sc {

/// A line of a short table about people: what it is, what is said of it, and a state where it has
/// one. `id` names the record it stands for, `action` what may be done with it.
struct LedgerRow {
    Q_GADGET
    QML_VALUE_TYPE(ledgerRow)
    Q_PROPERTY(QString id MEMBER id FINAL)
    Q_PROPERTY(QString title MEMBER title FINAL)
    Q_PROPERTY(QString detail MEMBER detail FINAL)
    Q_PROPERTY(QString figure MEMBER figure FINAL)
    Q_PROPERTY(QString stateKey MEMBER stateKey FINAL)
    Q_PROPERTY(QString stateWord MEMBER stateWord FINAL)
    Q_PROPERTY(QString action MEMBER action FINAL)

public:
    QString id;
    QString title;
    QString detail;
    QString figure;    ///< at the right: "2 h", "−1.5"
    QString stateKey;  ///< of Theme.stateInk(); empty: no state
    QString stateWord; ///< "In date"
    QString action;    ///< empty: nothing to do

    bool operator==(const LedgerRow &) const = default;
};

} // namespace sc
