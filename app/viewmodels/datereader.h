// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"

#include <QObject>
#include <QtQmlIntegration>

#include <optional>

namespace sc {

/// Reads a date while it is typed, for a date field: "27 3 2026", "27 mar", "today", "fri".
class DateReader : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    /// "fri" is the Friday to come: for what is planned.
    Q_PROPERTY(bool ahead READ isAhead WRITE setAhead NOTIFY textChanged FINAL)
    Q_PROPERTY(QString iso READ iso NOTIFY textChanged FINAL)
    Q_PROPERTY(QString spoken READ spoken NOTIFY textChanged FINAL)
    Q_PROPERTY(bool understood READ isUnderstood NOTIFY textChanged FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isAhead() const { return m_ahead; }
    void setAhead(bool ahead);
    /// `2026-03-27`, empty where nothing was understood.
    [[nodiscard]] QString iso() const;
    /// "Fri 27 March 2026".
    [[nodiscard]] QString spoken() const;
    /// True for an empty text too: nothing is wrong with it.
    [[nodiscard]] bool isUnderstood() const { return m_day || m_text.trimmed().isEmpty(); }
    /// "27 3 2026", as a field shows a day picked from the calendar.
    Q_INVOKABLE QString shortText(const QString &iso) const;

Q_SIGNALS:
    void textChanged();

private:
    void read();

    QString m_text;
    bool m_ahead = false;
    std::optional<Day> m_day;
};

} // namespace sc
