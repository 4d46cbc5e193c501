// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/coursestore.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A champion took a course on a day.
struct Training {
    Id id;
    Id champion;
    std::string course; ///< code
    std::optional<Day> on;
    std::optional<Day> expiresOn; ///< the last day it holds; nothing: for good
    std::string revokedReason;    ///< nothing: not revoked
    std::optional<Day> revokedOn;
    bool deleted = false;

    bool operator==(const Training &) const = default;
};

enum class TrainingStatus : std::uint8_t { None, InDate, Due, Expired, Revoked };

/// How a champion stands with a course on a day.
struct TrainingState {
    TrainingStatus status = TrainingStatus::None;
    Id training;                  ///< the one that decides; null where there is none
    std::optional<Day> expiresOn; ///< of that one
    std::string reason;           ///< why it was revoked

    /// In date, be it due for renewal.
    [[nodiscard]] bool holds() const
    {
        return status == TrainingStatus::InDate || status == TrainingStatus::Due;
    }
    bool operator==(const TrainingState &) const = default;
};

[[nodiscard]] std::string_view codeOf(TrainingStatus status); ///< "in_date"

/// How a champion's trainings in one course stand on a day: the one that holds longest counts, of
/// those held by then and after the last one revoked by then. `trainings` may hold other courses.
[[nodiscard]] TrainingState trainingState(const std::vector<Training> &trainings,
                                          const Course &course, Day day);

/// A champion who has to come to a training evening, or soon will.
struct Renewal {
    Id champion;
    std::string course;
    TrainingState state; ///< Due, Expired or Revoked
};

/// Trainings on disk.
class TrainingStore : public BasicStore<Training> {
public:
    explicit TrainingStore(Database &database);

    /// Without `expiresOn` it holds as long as the course says. Refused: `missing` champion, course
    /// or day, `unknown_code` course, `out_of_range` where it ends before it began,
    /// `reason_required` where a day but no reason of revoking is given, `already_exists` where the
    /// champion has this course from this day, `erased` where the champion's data were erased.
    [[nodiscard]] Result<Training> create(Change &change, Training given);
    [[nodiscard]] Result<Training> update(Change &change, Training given);
    /// Refused: `reason_required`, `already_revoked`. Today, where no day is given.
    [[nodiscard]] Result<Training> revoke(Change &change, const Id &id, std::string_view reason,
                                          std::optional<Day> on = std::nullopt);
    /// A training evening: one course, one day, many champions, one change. Who has it from that
    /// day already is passed over. Returns how many were written.
    [[nodiscard]] Result<int> hold(Change &change, std::string_view course, Day on,
                                   const std::vector<Id> &champions);

    [[nodiscard]] Result<std::vector<Training>> of(const Id &champion); ///< latest first
    /// What the gates ask. An unknown course is refused as `unknown_code`.
    [[nodiscard]] Result<TrainingState> state(const Id &champion, std::string_view code, Day day);
    /// Due, expired and revoked ones of champions who are active or prospective: by course, then by
    /// the day they end.
    [[nodiscard]] Result<std::vector<Renewal>> renewals(Day day);

private:
    [[nodiscard]] Result<Training> checked(Training training, bool isNew);
    [[nodiscard]] bool isThere(const Training &training);

    CourseStore m_courses;
};

} // namespace sc
