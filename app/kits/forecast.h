// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"

#include <map>

namespace sc {

/// A pick that needs kits.
struct ForecastPick {
    Id pick{};
    std::string title{};
    Day day{};
    Id depot{}; ///< where its kits come from
    int people = 0;
    bool isOther = false; ///< not asked about, but takes kits from those that are
};

/// Days a kit cannot be used, both included: it is lent, or resting after a loan.
struct KitBusy {
    Id kit{};
    Day from{};
    Day until{};
    Id pick{}; ///< it is lent for
};

/// A kit that could be used.
struct ForecastKit {
    Id kit{};
    std::string label{};
    Id kitType{};
    Id depot{};
    std::optional<Day> until{};          ///< the last day it may be lent: then an inspection is due
    std::map<Id, std::int64_t> packed{}; ///< in it of what is used up, by item
};

struct ForecastType {
    Id kitType{};
    std::string name{};
    int serves = 10; ///< people
    std::vector<KitLine> lines{};
    int bufferDays = 0; ///< between two uses
};

/// What a depot has on its shelves of something that is used up.
struct ForecastStock {
    Id item{};
    Id depot{};
    std::int64_t count = 0;
};

/// All that a forecast is made from.
struct ForecastInput {
    std::vector<ForecastPick> picks{};
    std::vector<ForecastKit> kits{};
    std::vector<ForecastType> types{};
    std::vector<KitBusy> busy{};
    std::vector<ForecastStock> stock{};
    /// The depots another may borrow from, the best first; those not named come after by id.
    std::map<Id, std::vector<Id>> nearest{};
};

/// What one depot needs of one kit type on one day.
struct ForecastLine {
    Day day{};
    Id depot{};
    Id kitType{};
    int needed = 0;
    int there = 0;
    int borrowed = 0; ///< of those missing, how many another depot can spare
    std::vector<Id> picks{};
    bool isOther = true; ///< of none of the picks asked about

    [[nodiscard]] int missing() const { return needed > there ? needed - there : 0; }
    [[nodiscard]] int toFind() const { return missing() - borrowed; }
};

/// A kit that would help elsewhere.
struct KitSwap {
    Day day{};
    Id kit{};
    std::string label{};
    Id kitType{};
    Id from{};
    Id to{};
};

/// Something used up over the whole span, at one depot.
struct ForecastItem {
    Id item{};
    Id depot{};
    std::int64_t needed = 0;
    std::int64_t there = 0;         ///< on the shelves, and in the kits that go to these picks
    std::optional<Day> runsOutOn{}; ///< the first day there is not enough
    bool isOther = true;            ///< of none of the picks asked about

    [[nodiscard]] std::int64_t missing() const { return needed > there ? needed - there : 0; }
};

struct Forecast {
    std::vector<ForecastLine> lines{}; ///< by day, depot, type
    std::vector<KitSwap> swaps{};
    std::vector<ForecastItem> items{}; ///< by depot and item, those that run out first

    [[nodiscard]] bool isEnough() const;
};

/// How many kits of which type so many people need. A large kit is taken where it is at least half
/// used; else smaller ones. Empty without types.
[[nodiscard]] std::map<Id, int> kitsFor(int people, std::vector<ForecastType> types);

/// Kits lent for a pick on its day cover people of it. Each kit is used once a day, rests its
/// buffer days, and is used on no day it is busy or after the last it may be lent. What a depot
/// lacks is looked for at the others, nearest first, from what they have left over that day. Sacks
/// packed in a kit count where it goes and the first time it goes; after that, and after any other
/// loan, it is filled up from the shelves. Picks of others take their share; of what comes out,
/// only days and depots of picks asked about are told.
[[nodiscard]] Forecast forecastOf(const ForecastInput &input);

} // namespace sc
