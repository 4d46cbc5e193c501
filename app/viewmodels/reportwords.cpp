// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/reportwords.h"

#include "areas/councilstore.h"
#include "core/dates.h"
#include "core/gridreference.h"
#include "core/workingdays.h"
#include "reports/codes.h"
#include "reports/transitions.h"
#include "viewmodels/session.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>

#include <array>
#include <cstdlib>

namespace sc {

namespace {

constexpr qsizetype kTitleWords = 64;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("ReportWords", text, nullptr, n);
}

QString days(int n)
{
    return n == 1 ? tr("1 day") : tr("%1 days").arg(n);
}

QString workingDays(int n)
{
    return n == 1 ? tr("1 working day") : tr("%1 working days").arg(n);
}

QString firstWords(const QString &text)
{
    const QString line = text.section(u'\n', 0, 0).section(QStringLiteral(". "), 0, 0).simplified();
    if (line.size() <= kTitleWords)
        return line.endsWith(u'.') ? line.chopped(1) : line;
    const qsizetype space = line.lastIndexOf(u' ', kTitleWords);
    return line.left(space > 20 ? space : kTitleWords) + u'…';
}

} // namespace

ReportWords::ReportWords(Session &session)
    : m_reports(session.reports())
    , m_today(localDay(session.now()))
    , m_nation(CouncilStore(session.database()).nation().value_or(Nation::EnglandAndWales))
{}

QString ReportWords::category(const std::string &code) const
{
    const Category *found = m_reports.category(code);
    return toQString(found ? found->label : code);
}

QString ReportWords::title(const Report &report) const
{
    QString name = category(report.category);
    const QString words = firstWords(toQString(report.description));
    if (words.isEmpty())
        return name;
    return words.startsWith(name, Qt::CaseInsensitive) ? words : tr("%1: %2").arg(name, words);
}

QString ReportWords::place(const ReportRow &row) const
{
    const QString street = toQString(row.report.street);
    const QString ward = toQString(row.wardName.empty() ? row.areaName : row.wardName);
    if (!street.isEmpty() && !ward.isEmpty())
        return tr("%1, %2").arg(street, ward);
    if (!street.isEmpty() || !ward.isEmpty())
        return street + ward;
    const auto ref =
        row.report.grid ? toGridReference(*row.report.grid) : Result<std::string>(std::string());
    return toQString(ref ? *ref : std::string());
}

QString ReportWords::teller(const ReportRow &row) const
{
    if (!row.report.champion.isNull() &&
        (!row.championName.empty() || !row.championNumber.empty())) {
        const QString number = toQString(row.championNumber);
        return row.championName.empty()
                   ? tr("Champion %1").arg(number)
                   : tr("%1 (champion %2)").arg(toQString(row.championName), number);
    }
    const QString source = toQString(labelOf(reportSources(), row.report.source));
    return row.report.reporter.empty() ? source
                                       : tr("%1, %2").arg(source, toQString(row.report.reporter));
}

bool ReportWords::isLate(const Report &report) const
{
    return isOpen(report.status) && report.dueOn && *report.dueOn < m_today;
}

QString ReportWords::dueShort(const Report &report) const
{
    if (!isOpen(report.status)) {
        if (!report.closedAt)
            return stateWord(report.status).toLower();
        const auto took = std::chrono::sys_days(localDay(*report.closedAt)) -
                          std::chrono::sys_days(localDay(report.loggedAt));
        const int n = static_cast<int>(took.count());
        return n <= 0 ? tr("closed same day") : tr("closed in %1").arg(days(n));
    }
    if (!report.dueOn)
        return {};
    if (*report.dueOn == m_today)
        return tr("due today");
    if (isLate(report))
        return tr("%1 late").arg(
            days(std::max(1, workingDaysBetween(*report.dueOn, m_today, m_nation))));
    return tr("due %1").arg(toQString(shortDay(*report.dueOn)));
}

QString ReportWords::dueLine(const Report &report) const
{
    if (!isOpen(report.status)) {
        return report.closedAt ? tr("Closed %1").arg(toQString(dayAndTime(*report.closedAt)))
                               : QString();
    }
    if (!report.dueOn)
        return tr("No due date");
    const QString day = toQString(shortDay(*report.dueOn));
    if (*report.dueOn == m_today)
        return tr("Due today");
    return isLate(report)
               ? tr("Was due %1, %2 ago")
                     .arg(day, workingDays(std::max(
                                   1, workingDaysBetween(*report.dueOn, m_today, m_nation))))
               : tr("Due %1, %2 left")
                     .arg(day, workingDays(workingDaysBetween(m_today, *report.dueOn, m_nation)));
}

QString ReportWords::stateKey(std::string_view status)
{
    constexpr std::array<std::pair<std::string_view, const char16_t *>, 6> kKeys{{
        {"new", u"new"},
        {"reopened", u"new"},
        {"acknowledged", u"acknowledged"},
        {"scheduled", u"scheduled"},
        {"in_progress", u"progress"},
        {"done", u"done"},
    }};
    for (const auto &[code, key] : kKeys) {
        if (code == status)
            return QString::fromUtf16(key);
    }
    return QStringLiteral("closed");
}

QString ReportWords::stateWord(std::string_view status)
{
    return toQString(labelOf(reportStatuses(), status));
}

QString ReportWords::stepTitle(std::string_view status)
{
    if (status == "acknowledged")
        return tr("Acknowledge");
    if (status == "scheduled")
        return tr("Schedule");
    if (status == "in_progress")
        return tr("Start work");
    if (status == "done")
        return tr("Mark as done");
    if (status == "reopened")
        return tr("Reopen");
    return tr("Close: %1").arg(stateWord(status).toLower());
}

QString expertsNotice(const Report &report)
{
    if (!needsExperts(report))
        return {};
    if (report.category.starts_with("fly_tipping") && report.hazard == "none")
        return tr("Fly-tips can hold sharps or asbestos and may be evidence. Tell the caller to "
                  "keep clear.");
    return tr(
        "Send for the experts. Tell the caller to keep clear, and keep evidence for enforcement.");
}

} // namespace sc
