// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "sample/people.h"
#include "sample/seasons.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sc::sample {

/// A step of a report through its states, as it happened.
struct HappenedStep {
    std::string_view to;
    Instant at;
    std::size_t officer = 0; ///< index in kOfficers
    std::string note;
    std::string_view referredTo;
    std::string_view assignedTo; ///< a crew, given with `scheduled`
};

/// Something somebody told the council about, and what became of it.
struct Happening {
    std::int64_t serial = 0; ///< from 0 in the order they were logged
    std::string_view category;
    std::string description;
    Pt place;
    std::string_view street;
    std::string_view postcode;
    std::string_view source;
    std::optional<std::size_t> champion;
    std::string_view reporter;
    std::optional<Instant> observedAt;
    Instant loggedAt;
    std::size_t officer = 0;
    std::string_view priority; ///< empty: the category's own
    std::string_view hazard = "none";
    std::string_view landType;
    std::string_view wasteType;
    std::string_view size;
    std::vector<HappenedStep> steps;
    std::int64_t duplicateOf = -1; ///< serial of the first report of the same thing
    bool photographed = false;
};

struct HappeningOptions {
    std::uint64_t seed = 1;
    int years = 2;
    std::int64_t reports = 5'000;
    Instant until; ///< nothing is later
};

/// The life of the borough, report by report in the order they are logged. Made as it is asked for,
/// so that a million take no more memory than a few.
class Happenings {
public:
    Happenings(const Borough &borough, const std::vector<Person> &people,
               const HappeningOptions &options);

    [[nodiscard]] std::optional<Happening> next();
    [[nodiscard]] Day firstDay() const { return m_days.first(); }

private:
    /// A place where the same thing comes back.
    struct HotSpot {
        Pt point;
        std::size_t street = 0;
        std::string_view category;
        double weight = 1.0;
    };
    /// What a second caller may be calling about.
    struct Recent {
        std::int64_t serial;
        std::string_view category;
        Pt place;
        std::size_t street;
        Instant loggedAt;
        std::optional<Instant> closedAt;
    };

    void makeHotSpots();
    void makePatches();
    void makeDay();
    [[nodiscard]] Happening makeOne(int day);
    void when(Happening &report, int day);
    void who(Happening &report, int day);
    [[nodiscard]] std::size_t where(Happening &report);
    void what(Happening &report, std::size_t street);
    void flyTip(Happening &report, std::size_t street, std::size_t variant);
    void whatBecameOfIt(Happening &report, int day);
    bool secondCall(Happening &report);
    [[nodiscard]] const Recent *stillOpen(Instant at);
    void remember(const Happening &report);
    void placeAlong(Happening &report, std::size_t street);
    [[nodiscard]] std::size_t officerFor(std::size_t street);

    const Borough &m_borough;
    const std::vector<Person> &m_people;
    HappeningOptions m_options;
    Calendar m_days;
    Random m_random;
    std::vector<HotSpot> m_hotSpots;
    std::vector<double> m_hotWeights;
    std::vector<double> m_streetWeights; // running sums
    std::vector<std::string_view> m_postcodeOfStreet;
    std::vector<double> m_championWeights;           // running sums
    std::vector<std::vector<std::size_t>> m_patches; // streets near each champion's home
    std::unordered_map<std::string_view, std::size_t> m_streetNamed;
    std::deque<Recent> m_recent;
    std::vector<Happening> m_today;
    std::size_t m_nextToday = 0;
    int m_day = 0;
    std::int64_t m_serial = 0;
    double m_weightSoFar = 0.0;
};

} // namespace sc::sample
