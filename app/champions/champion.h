// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A resident volunteer. An anonymous champion has a number and nothing else.
struct Champion {
    Id id;
    std::string number; ///< as the council gives it; "41" and "041" are the same
    std::string name;
    std::string email;
    std::string phone;
    std::string address;
    std::string postcode;
    std::string preferredContact;  ///< one of kContactWays, or empty
    std::string status = "active"; ///< one of kChampionStatuses
    std::optional<Day> joinedOn;
    Id area;
    std::optional<Instant> lastHeardAt; ///< as typed; the ledger derives its own from everything
    std::string interests;              ///< of kInterests, in their order, separated by ";"
    std::string patch;                  ///< see patch.h
    std::optional<Day> consentOn;
    std::string lawfulBasis; ///< one of kLawfulBases, or empty
    std::string languages;   ///< separated by ";"
    std::vector<Id> groups;  ///< by id
    bool isYoung = false;    ///< 16 or 17 years old
    std::optional<Day> bornOn;
    std::optional<Day> parentConsentOn;
    std::optional<Day> inductionPackOn;
    std::optional<Day> leftOn;
    std::optional<Day> erasedOn; ///< their personal data were erased on this day
    bool deleted = false;

    bool operator==(const Champion &) const = default;
};

inline constexpr std::array<std::string_view, 4> kChampionStatuses{"prospective", "active",
                                                                   "resting", "left"};
/// How to reach somebody. "none": not at all.
inline constexpr std::array<std::string_view, 6> kContactWays{"phone", "email",     "text",
                                                              "post",  "in_person", "none"};
inline constexpr std::array<std::string_view, 5> kInterests{"report", "lead_picks", "hand_out_bags",
                                                            "information_point", "social_media"};
inline constexpr std::array<std::string_view, 6> kLawfulBases{
    "consent",  "legitimate_interests", "public_task",
    "contract", "legal_obligation",     "vital_interests"};

/// Champions are at least this old; below 18 a parent consents.
inline constexpr int kYoungestChampion = 16;
inline constexpr int kGrownUp = 18;

/// Whole years from one day to another; born on 29 February they have their birthday on 1 March.
[[nodiscard]] int ageOn(Day born, Day today);

/// Every rule that the champion breaks; empty when it may be saved. Codes: missing, unknown_code,
/// out_of_range, not_in_great_britain, bad_geometry.
[[nodiscard]] std::vector<Problem> problemsOf(const Champion &champion, Day today);

/// Puts what was typed into the form it is kept in: no stray spaces, postcode spaced, e-mail as
/// typed, lists in order, whoever is 16 or 17 by their date of birth marked as young.
[[nodiscard]] Champion tidied(Champion champion, Day today);

/// "J. Pearson (41)", or "Champion 41" where there is no name.
[[nodiscard]] std::string displayName(const Champion &champion);

/// The parts of a list kept as text, trimmed, empty ones left out; and back.
[[nodiscard]] std::vector<std::string> listItems(std::string_view text);
[[nodiscard]] std::string listText(const std::vector<std::string> &items);

} // namespace sc
