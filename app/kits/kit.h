// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"
#include "core/place.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A record that another one points to: by id, or by a name where there is no such record yet. The
/// store that saves the pointing record makes it then, or says that there is none.
struct ByName {
    Id id{};
    std::string name{}; ///< only where id is null

    [[nodiscard]] bool isNothing() const { return id.isNull() && name.empty(); }
    bool operator==(const ByName &) const = default;
};

/// Where kits and stock are kept.
struct Depot {
    Id id{};
    std::string name{};
    std::string address{};
    std::optional<LatLon> place{};
    std::string note{};
    bool deleted = false;

    bool operator==(const Depot &) const = default;
};

/// A sort of thing kits are made of.
struct Item {
    Id id{};
    std::string name{};
    std::string kind{};                          ///< serial, counted, consumable
    std::optional<std::int64_t> valuePence{};    ///< of one
    std::optional<std::int64_t> lowStockLevel{}; ///< at a depot; at or below it is low
    std::string note{};
    bool deleted = false;

    [[nodiscard]] bool isConsumable() const { return kind == "consumable"; }
    bool operator==(const Item &) const = default;
};

/// A line of a kit type.
struct KitLine {
    ByName item{};
    std::int64_t count = 0;
    bool consumable = false;

    bool operator==(const KitLine &) const = default;
};

/// The template of a kit.
struct KitType {
    Id id{};
    std::string name{};
    std::string purpose{}; ///< keep: a group keeps it; event: lent for a day
    std::vector<KitLine> lines{};
    /// What is looked at, in order; parts separated by semicolons.
    std::string handOverList{};
    std::string returnList{};
    std::optional<std::int64_t> inspectionMonths{}; ///< 0: no such plan
    bool inspectAfterLoan = false;
    std::int64_t bufferDays = 0;          ///< between two loans
    std::optional<std::int64_t> serves{}; ///< people one kit is enough for
    std::string note{};
    bool deleted = false;

    bool operator==(const KitType &) const = default;
};

/// What one kit has of one item.
struct KitContent {
    ByName item{};
    std::int64_t expected = 0;
    std::int64_t present = 0;
    bool consumable = false;
    std::vector<std::string> serials{};

    bool operator==(const KitContent &) const = default;
};

/// A labelled kit.
struct Kit {
    Id id{};
    std::string label{};
    Id kitType{};
    ByName depot{};
    std::string shelf{};
    std::string status{};
    std::vector<KitContent> contents{};
    std::optional<Day> inspectedOn{};        ///< of the last inspection it passed
    std::optional<Day> inspectionFailedOn{}; ///< of one it failed since
    bool inspectionDue = false;              ///< came back from a loan and is to be inspected
    std::optional<Day> ppeExpiresOn{};       ///< the last day
    std::optional<Day> madeOn{};
    Id keptBy{}; ///< the group that keeps it
    std::string keptAt{};
    std::optional<LatLon> place{}; ///< where it is kept, if not at its depot
    std::optional<Day> lastSeenOn{};
    std::string reason{}; ///< why it was retired, written off or lost
    std::string note{};
    bool deleted = false;

    bool operator==(const Kit &) const = default;
};

struct Inspection {
    Id id{};
    Id kit{};
    std::optional<Day> on{};
    std::string by{};
    std::optional<bool> passed{};
    std::optional<Day> ppeExpiresOn{}; ///< as found on the day: goes to the kit
    std::string note{};
    bool deleted = false;

    bool operator==(const Inspection &) const = default;
};

/// Something to be repaired.
struct Ticket {
    Id id{};
    Id kit{};
    Id item{};
    std::string fault{};
    std::optional<bool> blocking{}; ///< the kit is not lent until it is closed; yes, if not given
    std::optional<Day> openedOn{};
    std::string openedBy{};
    std::optional<Day> closedOn{};
    std::string closedBy{};
    std::string outcome{}; ///< repaired, replaced, written_off, no_fault
    std::string note{};
    bool deleted = false;

    [[nodiscard]] bool isOpen() const { return !closedOn && !deleted; }
    [[nodiscard]] bool blocks() const { return isOpen() && blocking.value_or(true); }
    bool operator==(const Ticket &) const = default;
};

/// "K-001" as it is stored: trimmed, one sort of hyphen, single spaces.
[[nodiscard]] std::string tidyLabel(std::string_view text);
/// What labels and scans are compared by: capitals, without spaces, hyphens, strokes and whatever
/// marks a scanner puts before and after. "]Q0k 001\r" is "K001".
[[nodiscard]] std::string labelKey(std::string_view text);

/// Months later, on the same day or the last one of a shorter month.
[[nodiscard]] Day addMonths(Day day, int months);

} // namespace sc
