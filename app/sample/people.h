// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "sample/borough.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc::sample {

/// A street champion who does not exist. Telephone numbers are from the ranges kept for drama,
/// addresses of e-mails end in example.org.
struct Person {
    std::string number;
    std::string name; ///< empty: anonymous, known by number only
    std::string email;
    std::string phone;
    std::string address;
    std::string postcode;
    std::string preferredContact;
    std::string status; ///< at the end of the window
    Day joined;
    std::optional<Day> left;
    std::size_t street = 0; ///< home
    double activity = 1.0;  ///< share of the reports, heavy-tailed: a few do most
};

inline constexpr std::size_t kChampions = 360;

/// The register at the end of the window, by number.
[[nodiscard]] std::vector<Person> makePeople(const Borough &borough, Day first, Day last,
                                             Random random);

/// Who sits at the council's desks: two officers for each area, then the street scene desk.
inline constexpr std::array<std::string_view, 12> kOfficers{
    "R. Dunn",  "S. Akhtar",  "J. Whitfield", "M. Okoro",  "C. Lindley", "T. Hargreaves",
    "A. Nowak", "P. Sowerby", "L. Metcalfe",  "D. Bright", "H. Castle",  "Street Scene desk"};

} // namespace sc::sample
