// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickcalendar.h"

#include "core/dates.h"
#include "loans/loancodes.h"
#include "loans/loanstore.h"
#include "viewmodels/pickwords.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <map>

namespace sc {

namespace {

constexpr int kListDays = 183;

Day mondayOf(Day day)
{
    return addDays(day, -static_cast<int>(weekdayOf(day).iso_encoding()) + 1);
}

Day firstOf(Day day)
{
    return {day.year(), day.month(), std::chrono::day{1}};
}

/// The same day a month on, or the last there is.
Day monthsOn(Day day, int months)
{
    const Day later = day + std::chrono::months{months};
    return later.ok() ? later : Day{later.year() / later.month() / std::chrono::last};
}

QString stateKeyOf(const DiaryEntry &entry)
{
    return entry.kind == "meeting" ? QStringLiteral("closed") : PickWords::stateKey(entry.status);
}

QString stateWordOf(const DiaryEntry &entry)
{
    return entry.kind == "meeting" ? PickCalendar::tr("Meeting")
                                   : PickWords::stateWord(entry.status);
}

} // namespace

PickCalendar::PickCalendar(QObject *parent)
    : PickPart(parent)
    , m_modes(new ChoiceModel({{QStringLiteral("month"), tr("Month"), {}, {}, {}},
                               {QStringLiteral("week"), tr("Week"), {}, {}, {}},
                               {QStringLiteral("list"), tr("List"), {}, {}, {}}},
                              this))
    , m_days(new LinesModel({"iso", "number", "spoken", "inMonth", "today", "entries"}, this))
    , m_entries(new LinesModel({"pickId", "loanId", "meetingId", "day", "time", "title", "stateKey",
                                "stateWord", "booked", "area"},
                               this))
{}

void PickCalendar::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    if (stores != nullptr)
        m_day = localDay(stores->session.now());
    m_area.clear();
    refresh();
}

void PickCalendar::setArea(const QString &areaId)
{
    m_area = areaId;
    refresh();
}

void PickCalendar::setMode(const QString &mode)
{
    if (std::exchange(m_mode, mode) != mode)
        refresh();
}

QString PickCalendar::heading() const
{
    if (m_mode == u"month")
        return toQString(std::format("{:%B %Y}", std::chrono::sys_days(m_day)));
    if (m_mode == u"week")
        return tr("Week of %1").arg(toQString(longDay(mondayOf(m_day))));
    return tr("From %1").arg(toQString(longDay(m_day)));
}

QString PickCalendar::day() const
{
    return toQString(isoDay(m_day));
}

void PickCalendar::setDay(const QString &iso)
{
    const auto wanted = parseIsoDay(iso.toStdString());
    if (!wanted || *wanted == m_day)
        return;
    m_day = *wanted;
    refresh();
}

void PickCalendar::step(int days)
{
    m_day = addDays(m_day, days);
    refresh();
}

void PickCalendar::turn(int by)
{
    m_day = m_mode == u"week" ? addDays(m_day, 7 * by) : monthsOn(m_day, by);
    refresh();
}

void PickCalendar::goToday()
{
    if (stores() == nullptr)
        return;
    m_day = localDay(stores()->session.now());
    refresh();
}

Day PickCalendar::firstShown() const
{
    if (m_mode == u"month")
        return mondayOf(firstOf(m_day));
    return m_mode == u"week" ? mondayOf(m_day) : m_day;
}

Day PickCalendar::lastShown() const
{
    return addDays(firstShown(), m_mode == u"month" ? 41 : m_mode == u"week" ? 6 : kListDays);
}

QVariantMap PickCalendar::entryOf(const DiaryEntry &entry) const
{
    const bool isMeeting = entry.kind == "meeting";
    return {{QStringLiteral("pickId"), isMeeting ? QString() : toQString(entry.record)},
            {QStringLiteral("loanId"), QString()},
            {QStringLiteral("meetingId"), isMeeting ? toQString(entry.record) : QString()},
            {QStringLiteral("time"), toQString(timeOfDay(entry.startsAt))},
            {QStringLiteral("title"), toQString(entry.title)},
            {QStringLiteral("stateKey"), stateKeyOf(entry)},
            {QStringLiteral("stateWord"), stateWordOf(entry)}};
}

QString PickCalendar::wordsOf(const LoanDay &entry)
{
    return entry.comesBack ? tr("%1 back").arg(toQString(entry.kits))
                           : tr("%1 out").arg(toQString(entry.kits));
}

QVariantMap PickCalendar::entryOf(const LoanDay &entry)
{
    return {{QStringLiteral("pickId"), QString()},
            {QStringLiteral("loanId"), toQString(entry.loan)},
            {QStringLiteral("meetingId"), QString()},
            {QStringLiteral("time"), tr("Kit")},
            {QStringLiteral("title"), wordsOf(entry)},
            {QStringLiteral("stateKey"), QStringLiteral("closed")},
            {QStringLiteral("stateWord"), toQString(labelOf(loanStatuses(), entry.status))}};
}

QVariantList PickCalendar::rowOf(const DiaryEntry &entry) const
{
    const bool isMeeting = entry.kind == "meeting";
    return {isMeeting ? QString() : toQString(entry.record),
            QString(),
            isMeeting ? toQString(entry.record) : QString(),
            toQString(shortDay(localDay(entry.startsAt))),
            toQString(timeOfDay(entry.startsAt)),
            toQString(entry.title),
            stateKeyOf(entry),
            stateWordOf(entry),
            isMeeting            ? QString()
            : entry.capacity > 0 ? tr("%1 of %2").arg(entry.booked).arg(entry.capacity)
                                 : QString::number(entry.booked),
            stores()->session.areaName(entry.area)};
}

QVariantList PickCalendar::rowOf(const LoanDay &entry)
{
    LoanStore loans(stores()->session.database());
    return {QString(),
            toQString(entry.loan),
            QString(),
            toQString(shortDay(entry.day)),
            tr("Kit"),
            tr("%1, %2").arg(wordsOf(entry), toQString(loans.personName(entry.borrower))),
            QStringLiteral("closed"),
            toQString(labelOf(loanStatuses(), entry.status)),
            QString(),
            stores()->session.areaName(entry.area)};
}

void PickCalendar::refresh()
{
    std::map<Day, QVariantList> byDay;
    std::map<Day, std::vector<QVariantList>> rowsByDay;
    Besides besides;
    if (stores() != nullptr) {
        const std::optional<Id> area =
            m_area.isEmpty() ? std::nullopt : std::optional(toId(m_area));
        const auto diary = stores()->lists.diary(firstShown(), lastShown(), area);
        for (const DiaryEntry &entry : diary.value_or(std::vector<DiaryEntry>())) {
            byDay[localDay(entry.startsAt)].append(entryOf(entry));
            rowsByDay[localDay(entry.startsAt)].push_back(rowOf(entry));
            besides[localDay(entry.startsAt)].meetings += entry.kind == "meeting" ? 1 : 0;
        }
        const auto loans =
            LoanDiaryStore(stores()->session.database()).between(firstShown(), lastShown(), area);
        for (const LoanDay &entry : loans.value_or(std::vector<LoanDay>())) {
            byDay[entry.day].append(entryOf(entry));
            rowsByDay[entry.day].push_back(rowOf(entry));
            ++besides[entry.day].kits;
        }
    }
    std::vector<QVariantList> entries;
    for (auto &[day, rows] : rowsByDay)
        std::ranges::move(rows, std::back_inserter(entries));
    showDays(byDay, besides);
    m_entries->show(std::move(entries));
    Q_EMIT changed();
}

void PickCalendar::showDays(const std::map<Day, QVariantList> &byDay, const Besides &besides)
{
    std::vector<QVariantList> days;
    const Day today = stores() == nullptr ? m_day : localDay(stores()->session.now());
    for (Day day = firstShown(); m_mode != u"list" && day <= lastShown(); day = addDays(day, 1)) {
        const auto found = byDay.find(day);
        const QVariantList entries = found == byDay.end() ? QVariantList() : found->second;
        const auto there = besides.find(day);
        const Beside beside = there == besides.end() ? Beside() : there->second;
        QString spoken = tr("%1, %n pick(s)", nullptr,
                            static_cast<int>(entries.size()) - beside.kits - beside.meetings)
                             .arg(toQString(shortDay(day)));
        if (beside.meetings > 0)
            spoken += tr(", %n meeting(s)", nullptr, beside.meetings);
        if (beside.kits > 0)
            spoken += tr(", %n loan(s) out or back", nullptr, beside.kits);
        days.push_back({toQString(isoDay(day)), static_cast<int>(static_cast<unsigned>(day.day())),
                        spoken, day.month() == m_day.month() || m_mode == u"week", day == today,
                        entries});
    }
    m_days->show(std::move(days));
}

bool PickCalendar::moveAt(const Id &id, Instant startsAt)
{
    const auto before = stores()->picks().get(id);
    if (!before) {
        Q_EMIT failed(toQString(before.error().message));
        return false;
    }
    const auto problems = stores()->actions.checkMove(id, startsAt);
    const auto moved = write<Pick>(
        [&](Change &change) { return stores()->actions.reschedule(change, id, startsAt); });
    if (!moved) {
        showError(moved.error());
        return false;
    }
    QString message =
        tr("%1 moved to %2").arg(toQString(moved->title), toQString(dayAndTime(startsAt)));
    const auto after = stores()->picks().get(id);
    if (isApproved(before->status()) && after && !isApproved(after->status())) {
        QStringList why;
        for (const Problem &problem : problems.value_or(std::vector<Problem>()))
            why.append(toQString(problem.message));
        message += tr(". Its approval was taken back: %1").arg(why.join(QStringLiteral(". ")));
    }
    m_day = localDay(startsAt);
    showProblems({});
    Q_EMIT done(message, true);
    return true;
}

bool PickCalendar::moveTo(const QString &pickId, const QString &iso)
{
    const auto day = parseIsoDay(iso.toStdString());
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!day || !pick || !pick->startsAt)
        return false;
    const Instant at = PickWords::onDay(*pick->startsAt, *day);
    return at == *pick->startsAt || moveAt(pick->id, at);
}

bool PickCalendar::moveToText(const QString &pickId, const QString &dayText,
                              const QString &timeText)
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick)
        return false;
    const auto day =
        parseDay(dayText.toStdString(), localDay(stores()->session.now()), Toward::Future);
    std::vector<Problem> problems;
    if (!day)
        problems.push_back({"day", "bad_date", "Enter the day of the pick, such as 27 3 2026"});
    const auto time = parseTimeOfDay(timeText.toStdString());
    const bool keeps = timeText.trimmed().isEmpty() && pick->startsAt;
    if (!time && !keeps)
        problems.push_back({"time", "bad_date", "Enter when the pick starts, such as 10:00"});
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    return moveAt(pick->id, keeps ? PickWords::onDay(*pick->startsAt, *day)
                                  : fromLocal(LocalTime(std::chrono::local_days(*day)) + *time));
}

QString PickCalendar::warningFor(const QString &pickId, const QString &dayText) const
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick || !pick->startsAt || !isApproved(pick->status()))
        return {};
    const auto day =
        parseDay(dayText.toStdString(), localDay(stores()->session.now()), Toward::Future);
    if (!day)
        return {};
    QStringList words;
    for (const Problem &problem :
         stores()
             ->actions.checkMove(pick->id, PickWords::onDay(*pick->startsAt, *day))
             .value_or(std::vector<Problem>()))
        words.append(toQString(problem.message));
    return words.join(QStringLiteral(". "));
}

} // namespace sc
