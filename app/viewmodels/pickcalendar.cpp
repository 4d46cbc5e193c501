// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickcalendar.h"

#include "core/dates.h"
#include "viewmodels/pickwords.h"

#include <format>
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

/// The same clock time on another day.
Instant onDay(Instant at, Day day)
{
    const LocalTime local = toLocal(at);
    const auto time = local - std::chrono::floor<std::chrono::days>(local);
    return fromLocal(LocalTime(std::chrono::local_days(day)) + time);
}

} // namespace

PickCalendar::PickCalendar(QObject *parent)
    : PickPart(parent)
    , m_modes(new ChoiceModel({{QStringLiteral("month"), tr("Month"), {}, {}, {}},
                               {QStringLiteral("week"), tr("Week"), {}, {}, {}},
                               {QStringLiteral("list"), tr("List"), {}, {}, {}}},
                              this))
    , m_days(new LinesModel({"iso", "number", "spoken", "inMonth", "today", "picks"}, this))
    , m_entries(new LinesModel(
          {"pickId", "day", "time", "title", "stateKey", "stateWord", "booked", "area"}, this))
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
    return {{QStringLiteral("pickId"), toQString(entry.record)},
            {QStringLiteral("time"), toQString(timeOfDay(entry.startsAt))},
            {QStringLiteral("title"), toQString(entry.title)},
            {QStringLiteral("stateKey"), PickWords::stateKey(entry.status)},
            {QStringLiteral("stateWord"), PickWords::stateWord(entry.status)}};
}

void PickCalendar::refresh()
{
    std::vector<DiaryEntry> diary;
    if (stores() != nullptr) {
        const std::optional<Id> area =
            m_area.isEmpty() ? std::nullopt : std::optional(toId(m_area));
        diary = stores()
                    ->lists.diary(firstShown(), lastShown(), area)
                    .value_or(std::vector<DiaryEntry>());
    }
    std::map<Day, QVariantList> byDay;
    std::vector<QVariantList> entries;
    for (const DiaryEntry &entry : diary) {
        byDay[localDay(entry.startsAt)].append(entryOf(entry));
        entries.push_back({toQString(entry.record), toQString(shortDay(localDay(entry.startsAt))),
                           toQString(timeOfDay(entry.startsAt)), toQString(entry.title),
                           PickWords::stateKey(entry.status), PickWords::stateWord(entry.status),
                           entry.capacity > 0 ? tr("%1 of %2").arg(entry.booked).arg(entry.capacity)
                                              : QString::number(entry.booked),
                           stores()->session.areaName(entry.area)});
    }
    std::vector<QVariantList> days;
    const Day today = stores() == nullptr ? m_day : localDay(stores()->session.now());
    for (Day day = firstShown(); m_mode != u"list" && day <= lastShown(); day = addDays(day, 1)) {
        const QVariantList picks = byDay[day];
        days.push_back({toQString(isoDay(day)), static_cast<int>(static_cast<unsigned>(day.day())),
                        tr("%1, %2 picks").arg(toQString(shortDay(day))).arg(picks.size()),
                        day.month() == m_day.month() || m_mode == u"week", day == today, picks});
    }
    m_days->show(std::move(days));
    m_entries->show(std::move(entries));
    Q_EMIT changed();
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
    const Instant at = onDay(*pick->startsAt, *day);
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
    return moveAt(pick->id, keeps ? onDay(*pick->startsAt, *day)
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
    for (const Problem &problem : stores()
                                      ->actions.checkMove(pick->id, onDay(*pick->startsAt, *day))
                                      .value_or(std::vector<Problem>()))
        words.append(toQString(problem.message));
    return words.join(QStringLiteral(". "));
}

} // namespace sc
