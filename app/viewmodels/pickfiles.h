// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/pickpart.h"

#include <QUrl>

namespace sc {

/// The entry of a pick for a calendar, as a file.
class PickFiles : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")

public:
    using PickPart::PickPart;

    /// "riverside-clean.ics".
    Q_INVOKABLE [[nodiscard]] QString nameFor(const QString &pickId) const;
    Q_INVOKABLE bool saveCalendar(const QString &pickId, const QUrl &file);

private:
    [[nodiscard]] Result<void> writeCalendar(const Pick &pick, const QString &path) const;
};

} // namespace sc
