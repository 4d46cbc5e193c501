// SPDX-License-Identifier: GPL-3.0-or-later
// The paper sheet, typed in line by line.
#include "viewmodels/pickroster.h"

#include "core/dates.h"

#include <QRegularExpression>

namespace sc {

void PickRoster::drawSheet()
{
    if (m_lines.empty() || !m_lines.back().who.trimmed().isEmpty())
        m_lines.emplace_back();
    std::vector<QVariantList> rows;
    rows.reserve(m_lines.size());
    for (const TypedLine &line : m_lines)
        rows.push_back(
            {line.who, line.in, line.out, line.bags, line.minutes, line.adult, line.problem});
    m_sheet->show(std::move(rows));
    Q_EMIT changed();
}

QString PickRoster::sheetLine() const
{
    int people = 0;
    for (const TypedLine &line : m_lines)
        people += line.who.trimmed().isEmpty() ? 0 : 1;
    return people == 1 ? tr("1 line typed") : tr("%1 lines typed").arg(people);
}

void PickRoster::setSheetCell(int row, const QString &column, const QString &text)
{
    if (row < 0 || row >= static_cast<int>(m_lines.size()))
        return;
    TypedLine &line = m_lines[static_cast<std::size_t>(row)];
    QString &cell = column == u"who"     ? line.who
                    : column == u"in"    ? line.in
                    : column == u"out"   ? line.out
                    : column == u"bags"  ? line.bags
                    : column == u"adult" ? line.adult
                                         : line.minutes;
    if (cell == text)
        return;
    cell = text;
    line.problem.clear();
    drawSheet();
}

void PickRoster::removeSheetLine(int row)
{
    if (row < 0 || row >= static_cast<int>(m_lines.size()))
        return;
    m_lines.erase(m_lines.begin() + row);
    drawSheet();
}

Result<std::optional<Instant>> PickRoster::timeOf(const QString &typed, const Pick &pick) const
{
    if (typed.trimmed().isEmpty())
        return std::optional<Instant>();
    const auto time = parseTimeOfDay(typed.toStdString());
    if (!time)
        return std::unexpected(time.error());
    const Day day = pick.day().value_or(localDay(stores()->session.now()));
    return std::optional(fromLocal(LocalTime(std::chrono::local_days(day)) + *time));
}

Result<SheetLine> PickRoster::lineOf(const TypedLine &typed, const Pick &pick) const
{
    SheetLine line;
    const auto champion = m_people->named(typed.who);
    if (!champion)
        return std::unexpected(champion.error());
    const auto found = *champion ? stores()->session.champions().get(**champion)
                                 : Result<Champion>(failure(ErrorKind::NotFound, {}));
    line.who = found ? found->number : typed.who.trimmed().toStdString();
    line.adult = typed.adult.trimmed().toStdString();
    const auto in = timeOf(typed.in, pick);
    const auto out = timeOf(typed.out, pick);
    if (!in || !out)
        return refused("in", "bad_date", "Enter times such as 10:00 or 1000");
    line.inAt = *in;
    line.outAt = *out;
    for (const auto &[text, number] :
         {std::pair(&typed.bags, &line.bags), std::pair(&typed.minutes, &line.minutes)}) {
        if (text->trimmed().isEmpty())
            continue;
        bool good = false;
        const int value = text->trimmed().toInt(&good);
        if (!good)
            return refused("bags", "wrong_type", "Enter bags and minutes as numbers");
        *number = value;
    }
    return line;
}

void PickRoster::tellSheet(const Error &error)
{
    static const QRegularExpression kRow(QStringLiteral("^rows\\[(\\d+)\\]"));
    std::vector<int> used; // which typed line each written one was
    for (int row = 0; row < static_cast<int>(m_lines.size()); ++row) {
        if (!m_lines[static_cast<std::size_t>(row)].who.trimmed().isEmpty())
            used.push_back(row);
    }
    for (const Problem &problem : error.problems) {
        const auto match = kRow.match(toQString(problem.field));
        const std::size_t at = match.captured(1).toULongLong();
        if (match.hasMatch() && at < used.size())
            m_lines[static_cast<std::size_t>(used[at])].problem = toQString(problem.message);
    }
    drawSheet();
    showError(error);
}

bool PickRoster::saveSheet()
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(m_pickId));
    if (!pick)
        return false;
    std::vector<SheetLine> lines;
    bool good = true;
    for (TypedLine &typed : m_lines) {
        typed.problem.clear();
        if (typed.who.trimmed().isEmpty())
            continue;
        auto line = lineOf(typed, *pick);
        if (line) {
            lines.push_back(std::move(*line));
        } else {
            typed.problem = toQString(line.error().problems.front().message);
            good = false;
        }
    }
    if (!good || lines.empty()) {
        drawSheet();
        Q_EMIT failed(good ? tr("Type at least one line of the sheet")
                           : tr("Look at the lines marked: nothing was saved"));
        return false;
    }
    const auto made = write<std::vector<Attendance>>(
        [&](Change &change) { return stores()->roster.enterSheet(change, pick->id, lines); });
    if (!made) {
        tellSheet(made.error());
        return false;
    }
    m_lines.clear();
    showProblems({});
    Q_EMIT done(made->size() == 1 ? tr("1 line of the sheet saved")
                                  : tr("%1 lines of the sheet saved").arg(made->size()),
                true);
    return true;
}

} // namespace sc
