// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/championstore.h"
#include "core/polygon.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sc {

/// A street and how many active champions cover it.
struct StreetCover {
    std::string name;
    std::string place;   ///< village, suburb or town
    PlanePoint position; ///< degrees
    int ward = -1;       ///< in Resilience::wards; -1 where no boundaries are known
    int champions = 0;
};

struct WardCover {
    Id id;
    std::string code;
    std::string name;
    Id area;
    int champions = 0; ///< active ones whose patch is in it, wholly or partly
    int streets = 0;
    int covered = 0; ///< streets with at least one champion
};

/// How much of the whole the most active tenth of those who did anything did.
struct TopShare {
    std::int64_t people = 0; ///< who did anything
    std::int64_t top = 0;    ///< a tenth of them, at least one
    std::int64_t theirs = 0;
    std::int64_t all = 0;

    [[nodiscard]] std::optional<double> share() const ///< 0 to 1; nothing where nothing was done
    {
        return all > 0 ? std::optional(static_cast<double>(theirs) / static_cast<double>(all))
                       : std::nullopt;
    }
};

/// A champion on one of the lists. What `streets` counts, the list says.
struct ChampionAtRisk {
    Id champion;
    std::string number;
    std::string name;
    std::string status;
    int streets = 0;
    std::optional<Instant> lastHeard;
};

/// "Plan B": what would be missed, and by whom it is held up. A champion covers the streets of
/// their patch: those it names, and those whose point lies in what is drawn or within 40 m of it.
/// One without a patch covers the street of their address. Only active champions count.
struct Resilience {
    std::vector<StreetCover> streets;  ///< all the council's
    std::vector<WardCover> wards;      ///< of the edition in force, by code
    TopShare reports;                  ///< of the last twelve months
    TopShare minutes;                  ///< the same: picks attended, and credits issued for no pick
    std::vector<ChampionAtRisk> alone; ///< active; streets that nobody else covers, most first
    std::vector<ChampionAtRisk> quiet; ///< active, not heard from in so many days
    std::vector<ChampionAtRisk> noSuccessor; ///< resting or left; streets now without anybody
    std::vector<ChampionAtRisk> neverAsked;  ///< active, never asked to do more

    [[nodiscard]] int uncoveredStreets() const;
    [[nodiscard]] int uncoveredWards() const;
};

/// A street of the council and who covers it, whatever their status.
struct StreetHolding {
    Id ward{};
    Id area{};
    std::vector<Id> champions{};
};

class ResilienceStore {
public:
    static constexpr int kQuietDays = 90;

    explicit ResilienceStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<Resilience> look(int quietDays = kQuietDays);

    /// Every street with all champions whose patch, as it is today, covers it.
    [[nodiscard]] Result<std::vector<StreetHolding>> streetHoldings();

    /// When a champion was last heard from: the latest of what was typed, the reports they made,
    /// contacts that reached them and picks they came to. Nothing: never.
    [[nodiscard]] Result<std::optional<Instant>> lastHeard(const Id &champion);
    /// Minutes given in all: picks attended, and credits issued for no pick.
    [[nodiscard]] Result<std::int64_t> minutesOf(const Id &champion);

private:
    struct Deeds {
        std::int64_t reports = 0;
        std::int64_t minutes = 0;
        std::optional<Instant> heard;
    };

    struct Cover {
        Champion champion;
        std::set<std::size_t> streets; ///< in Resilience::streets
        Deeds deeds;
    };

    [[nodiscard]] Deeds deedsOf(const Id &champion, Instant since);
    [[nodiscard]] bool hasPicks() const;
    [[nodiscard]] bool wasAsked(const Id &champion);
    void readGround(Resilience &out);
    static void count(Resilience &out, std::vector<Cover> &covers);
    void list(Resilience &out, const Cover &cover, Instant quietSince);
    [[nodiscard]] std::optional<PlanePoint> placeOf(const std::string &postcode);

    Database &m_database;
};

} // namespace sc
