// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <QUrl>

namespace sc {

/// Files made of a pick: its papers as PDF, and an entry for a calendar.
class PickFiles : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(sc::ChoiceModel *kinds READ kinds CONSTANT FINAL)

public:
    explicit PickFiles(QObject *parent = nullptr);

    [[nodiscard]] ChoiceModel *kinds() const { return m_kinds; }
    /// "riverside-clean.ics".
    Q_INVOKABLE [[nodiscard]] QString nameFor(const QString &pickId, const QString &kind) const;
    Q_INVOKABLE bool save(const QString &pickId, const QString &kind, const QUrl &file);

private:
    [[nodiscard]] Result<void> writeCalendar(const Pick &pick, const QString &path) const;
    [[nodiscard]] Result<void> writePaper(const Pick &pick, const QString &kind,
                                          const QString &path) const;

    ChoiceModel *m_kinds;
};

} // namespace sc
