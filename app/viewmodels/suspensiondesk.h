// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/linesmodel.h"
#include "viewmodels/personsearch.h"
#include "viewmodels/pickpart.h"

namespace sc {

/// Who is lent nothing for a time: the list, suspending somebody and lifting it again.
class SuspensionDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to LoanDesk")
    /// Those that hold today: suspensionId, name, words.
    Q_PROPERTY(sc::LinesModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(sc::PersonSearch *people READ people CONSTANT FINAL)

public:
    explicit SuspensionDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] LinesModel *rows() const { return m_rows; }
    [[nodiscard]] PersonSearch *people() const { return m_people; }

    /// Up to and on that day; with no day until it is lifted. Problems of who, until, reason.
    Q_INVOKABLE bool suspend(const QString &who, const QString &until, const QString &reason);
    Q_INVOKABLE bool lift(const QString &suspensionId, const QString &reason);
    Q_INVOKABLE void forgetProblems() { showProblems({}); }

private:
    LinesModel *m_rows;
    PersonSearch *m_people;
};

} // namespace sc
