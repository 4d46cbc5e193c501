// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/datereader.h"

#include "core/dates.h"

#include <format>

namespace sc {

void DateReader::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    read();
}

void DateReader::setAhead(bool ahead)
{
    if (std::exchange(m_ahead, ahead) != ahead)
        read();
}

void DateReader::read()
{
    const auto day = parseDay(m_text.toStdString(), localDay(SystemClock().now()),
                              m_ahead ? Toward::Future : Toward::Past);
    m_day = day ? std::optional(*day) : std::nullopt;
    Q_EMIT textChanged();
}

QString DateReader::iso() const
{
    return m_day ? QString::fromStdString(isoDay(*m_day)) : QString();
}

QString DateReader::spoken() const
{
    if (!m_day)
        return {};
    return QString::fromStdString(std::format("{:%A} {}", weekdayOf(*m_day), longDay(*m_day)));
}

QString DateReader::shortText(const QString &iso) const
{
    const auto day = parseIsoDay(iso.toStdString());
    return day ? QString::fromStdString(std::format("{} {} {}", static_cast<unsigned>(day->day()),
                                                    static_cast<unsigned>(day->month()),
                                                    static_cast<int>(day->year())))
               : QString();
}

} // namespace sc
