// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/championstore.h"
#include "champions/trainingstore.h"
#include "viewmodels/suggestionmodel.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace sc {

inline constexpr std::int64_t kMinutesInHour = 60;

/// How champions, their trainings and their credits are put into words on a screen.
struct PeopleWords {
    [[nodiscard]] static QString status(const std::string &code);
    [[nodiscard]] static QString contactWay(const std::string &code);
    [[nodiscard]] static QString contactKind(const std::string &code);
    [[nodiscard]] static QString interest(const std::string &code);
    [[nodiscard]] static QString lawfulBasis(const std::string &code);
    [[nodiscard]] static QString groupKind(const std::string &code);
    [[nodiscard]] static QString training(TrainingStatus status);    ///< "Due for renewal"
    [[nodiscard]] static QString trainingKey(TrainingStatus status); ///< of Theme.stateInk()
    [[nodiscard]] static QString patch(const std::string &kept);     ///< "High Row; Skinnergate"
    /// "2 h 30 min", "45 min", "0 h"; a minus where it is below zero.
    [[nodiscard]] static QString hours(std::int64_t minutes);
    /// "2.5" of minutes: one credit is an hour.
    [[nodiscard]] static QString credits(std::int64_t minutes);
    /// "1.5", "1,5", "90 min", "1 h 30", "1:30" as minutes; nothing where it is none of these.
    [[nodiscard]] static std::optional<std::int64_t> minutesIn(const QString &typed);

    [[nodiscard]] static std::vector<Suggestion> statusChoices();
    [[nodiscard]] static std::vector<Suggestion> contactWayChoices(); ///< "none" included
    [[nodiscard]] static std::vector<Suggestion> contactKindChoices();
    [[nodiscard]] static std::vector<Suggestion> interestChoices();
    [[nodiscard]] static std::vector<Suggestion> lawfulBasisChoices();
    [[nodiscard]] static std::vector<Suggestion> groupKindChoices();
};

} // namespace sc
