// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QLocale>
#include <QString>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace sc {

/// Between the text of the records (UTF-8) and the text of the window.
[[nodiscard]] inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline QString toQString(const Id &id)
{
    return id.isNull() ? QString() : toQString(id.toString());
}
/// A day as people here type it: 22/11/2026.
[[nodiscard]] inline QString typedDay(std::chrono::year_month_day day)
{
    return QStringLiteral("%1/%2/%3")
        .arg(static_cast<unsigned>(day.day()), 2, 10, QLatin1Char('0'))
        .arg(static_cast<unsigned>(day.month()), 2, 10, QLatin1Char('0'))
        .arg(static_cast<int>(day.year()));
}
/// A count as people here write it: "1,204".
[[nodiscard]] inline QString grouped(std::int64_t number)
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom)
        .toString(static_cast<qlonglong>(number));
}
/// Null where the text is no id.
[[nodiscard]] inline Id toId(const QString &text)
{
    return Id::parse(text.toStdString()).value_or(Id());
}

} // namespace sc
