// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/trainingstore.h"

#include "champions/standingstore.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array kColumns{column<&Training::champion>("champion"),
                              column<&Training::course>("course"),
                              column<&Training::on>("held_on"),
                              column<&Training::expiresOn>("expires_on"),
                              column<&Training::revokedReason>("revoked_reason"),
                              column<&Training::revokedOn>("revoked_on")};

// The same day so many months later; the last of the month where there is none.
Day monthsAfter(Day day, std::int64_t months)
{
    const auto month = std::chrono::year_month(day.year(), day.month()) +
                       std::chrono::months(static_cast<int>(months));
    const Day later = month / day.day();
    return later.ok() ? later : Day(month / std::chrono::last);
}

bool isRevoked(const Training &training, Day day)
{
    // An erasure takes the reason away, and leaves the day.
    const bool isTold = !training.revokedReason.empty() || training.revokedOn.has_value();
    return isTold && training.revokedOn.value_or(day) <= day;
}

// Which of two holds longer.
bool endsBefore(const Training &a, const Training &b)
{
    if (!a.expiresOn || !b.expiresOn)
        return a.expiresOn.has_value() && !b.expiresOn.has_value();
    return *a.expiresOn < *b.expiresOn;
}

} // namespace

std::string_view codeOf(TrainingStatus status)
{
    constexpr std::array<std::string_view, 5> kCodes{"none", "in_date", "due", "expired",
                                                     "revoked"};
    return kCodes.at(static_cast<std::size_t>(status));
}

TrainingState trainingState(const std::vector<Training> &trainings, const Course &course, Day day)
{
    const Training *lastRevoked = nullptr;
    const Training *best = nullptr;
    const auto counts = [&](const Training &one) {
        return !one.deleted && one.course == course.code && one.on && *one.on <= day;
    };
    for (const Training &one : trainings) {
        if (counts(one) && isRevoked(one, day) && (!lastRevoked || *lastRevoked->on < *one.on))
            lastRevoked = &one;
    }
    for (const Training &one : trainings) {
        const bool after = !lastRevoked || (one.on && *one.on > *lastRevoked->on) ||
                           (lastRevoked->revokedOn && one.on && *one.on >= *lastRevoked->revokedOn);
        if (counts(one) && !isRevoked(one, day) && after && (!best || endsBefore(*best, one)))
            best = &one;
    }
    if (best == nullptr && lastRevoked != nullptr)
        return {TrainingStatus::Revoked, lastRevoked->id, lastRevoked->expiresOn,
                lastRevoked->revokedReason};
    if (best == nullptr)
        return {};
    TrainingState state{TrainingStatus::InDate, best->id, best->expiresOn, {}};
    if (best->expiresOn && *best->expiresOn < day)
        state.status = TrainingStatus::Expired;
    else if (best->expiresOn &&
             addDays(*best->expiresOn, -static_cast<int>(course.renewalDays)) <= day)
        state.status = TrainingStatus::Due;
    return state;
}

TrainingStore::TrainingStore(Database &database)
    : BasicStore(database, "training", kColumns), m_courses(database)
{}

bool TrainingStore::isThere(const Training &training)
{
    return !table()
                .where("deleted = 0 AND revoked_reason IS NULL AND revoked_on IS NULL AND champion "
                       "= ? "
                       "AND course = ? AND held_on = ? AND id <> ?",
                       training.champion, training.course, isoDay(*training.on), training.id)
                .empty();
}

Result<Training> TrainingStore::checked(Training training, bool isNew)
{
    std::vector<Problem> problems;
    training.revokedReason = collapsed(training.revokedReason);
    if (training.champion.isNull())
        problems.push_back({"champion", "missing", "Enter the champion's number"});
    if (training.course.empty())
        problems.push_back({"course", "missing", "Choose the course"});
    if (!training.on)
        problems.push_back({"on", "missing", "Enter the day of the training"});
    const Result<Course> course = m_courses.find(training.course);
    if (!course && course.error().kind != ErrorKind::NotFound)
        return std::unexpected(course.error());
    if (!course && !training.course.empty())
        problems.push_back({"course", "unknown_code", "There is no course " + training.course});
    if (isNew && course && training.on && !training.expiresOn && course->monthsValid > 0)
        training.expiresOn = monthsAfter(*training.on, course->monthsValid);
    if (training.on && training.expiresOn && *training.expiresOn < *training.on)
        problems.push_back(
            {"expires_on", "out_of_range", "A training cannot end before the day it was held"});
    if (training.revokedOn && training.revokedReason.empty())
        problems.push_back(
            {"revoked_reason", "reason_required", "Say why the training was revoked"});
    if (!training.revokedReason.empty() && !training.revokedOn)
        training.revokedOn = today();
    if (!problems.empty())
        return refused(std::move(problems));
    return training;
}

Result<Training> TrainingStore::create(Change &change, Training given)
{
    return database().attemptResult([&]() -> Result<Training> {
        change.open();
        Result<Training> training = checked(std::move(given), true);
        if (!training)
            return training;
        if (auto erased = StandingStore(database()).erased("champion", training->champion))
            return refused({*std::move(erased)});
        if (training->revokedReason.empty() && isThere(*training))
            return refused("on", "already_exists",
                           "The champion has this training from this day already");
        return insert(change, *std::move(training));
    });
}

Result<Training> TrainingStore::update(Change &change, Training given)
{
    return database().attemptResult([&]() -> Result<Training> {
        change.open();
        if (given.revokedReason.empty()) { // it is taken back, day and all
            const auto before = table().read(given.id);
            if (before && before->revokedOn == given.revokedOn && !before->revokedReason.empty())
                given.revokedOn.reset();
        }
        Result<Training> training = checked(std::move(given), false);
        return training ? overwrite(change, *std::move(training)) : training;
    });
}

Result<Training> TrainingStore::revoke(Change &change, const Id &id, std::string_view reason,
                                       std::optional<Day> on)
{
    Result<Training> training = get(id);
    if (!training)
        return training;
    if (trimmed(reason).empty())
        return refused("reason", "reason_required", "Say why the training is revoked");
    if (!training->revokedReason.empty())
        return refused("id", "already_revoked", "This training has been revoked already");
    training->revokedReason = std::string(reason);
    training->revokedOn = on.value_or(today());
    return update(change, *std::move(training));
}

Result<int> TrainingStore::hold(Change &change, std::string_view course, Day on,
                                const std::vector<Id> &champions)
{
    int written = 0;
    for (const Id &champion : champions) {
        const auto made = create(change, {.id = {},
                                          .champion = champion,
                                          .course = std::string(course),
                                          .on = on,
                                          .expiresOn = {},
                                          .revokedReason = {},
                                          .revokedOn = {}});
        if (made) {
            ++written;
            continue;
        }
        const auto &problems = made.error().problems;
        if (problems.empty() || problems.front().code != "already_exists")
            return std::unexpected(made.error());
    }
    return written;
}

Result<std::vector<Training>> TrainingStore::of(const Id &champion)
{
    return database().attempt([&] {
        return table().where("deleted = 0 AND champion = ? ORDER BY held_on DESC, id", champion);
    });
}

Result<TrainingState> TrainingStore::state(const Id &champion, std::string_view code, Day day)
{
    const Result<Course> course = m_courses.find(code);
    if (!course && course.error().kind == ErrorKind::NotFound)
        return refused("course", "unknown_code", "There is no course " + std::string(code));
    if (!course)
        return std::unexpected(course.error());
    return of(champion).transform(
        [&](const auto &trainings) { return trainingState(trainings, *course, day); });
}

Result<std::vector<Renewal>> TrainingStore::renewals(Day day)
{
    const Result<std::vector<Course>> courses = m_courses.choices();
    if (!courses)
        return std::unexpected(courses.error());
    return database().attempt([&] {
        const std::vector<Training> all = table().where(
            "deleted = 0 AND champion IN (SELECT id FROM champion WHERE deleted = 0 AND status IN "
            "('active', 'prospective')) ORDER BY champion");
        std::vector<Renewal> list;
        for (std::size_t begin = 0; begin < all.size();) {
            std::vector<Training> own;
            for (; begin + own.size() < all.size() &&
                   all[begin + own.size()].champion == all[begin].champion;)
                own.push_back(all[begin + own.size()]);
            for (const Course &course : *courses) {
                const TrainingState state = trainingState(own, course, day);
                if (state.status != TrainingStatus::None && state.status != TrainingStatus::InDate)
                    list.push_back({own.front().champion, course.code, state});
            }
            begin += own.size();
        }
        std::ranges::stable_sort(list, {}, [](const Renewal &renewal) {
            return std::pair(renewal.course, std::chrono::sys_days(renewal.state.expiresOn.value_or(
                                                 Day{std::chrono::year(9999), std::chrono::January,
                                                     std::chrono::day(1)})));
        });
        return list;
    });
}

} // namespace sc
