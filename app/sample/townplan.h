// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/skeleton.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sc::sample {

enum class RoadClass { ARoad, BRoad, Street, Lane, Path };

/// What stands along a road; decides its houses and what kind of name it gets.
enum class Frontage { None, Shops, Terraces, Semis, Detached, Villas, Sheds, Village, Farms };

/// What a street is like, for its name.
enum class NameStyle { Unnamed, Main, Town, Terrace, Avenue, Crescent, Close, Village, Industry };

/// What a block of land is used for.
enum class Use {
    Centre,
    Terraces,
    Grid,
    Crescents,
    Estate,
    Closes,
    Industry,
    Park,
    School,
    Allotments,
    Cemetery,
    Wood,
    Hospital,
    Village
};

struct Road {
    Line line;
    RoadClass roadClass = RoadClass::Street;
    Frontage frontage = Frontage::None;
    NameStyle style = NameStyle::Unnamed;
    std::string name; ///< given here, or later from the style
    std::string ref;
    std::size_t ward = 0;
};

/// A block of land within one ward, bounded by main roads, the river or the coast.
struct Region {
    Line outline;
    Pt direction; ///< the grain of its streets
    Use use = Use::Grid;
    std::size_t ward = 0;
};

struct Village {
    std::string name;
    Pt centre;
    std::size_t ward = 0;
};

/// Where things are, before names and houses.
struct TownPlan {
    std::vector<Road> roads;
    std::vector<Region> regions;
    std::vector<Village> villages;
    Line river;   ///< centre line, west to east
    Line railway; ///< east to west
    Line island;
    Pt station; ///< the town's
    Pt harbourStation;
    Pt minster;
    Pt townHall;
    BoxIndex barriers; ///< river, railway and coast, each with room to spare

    /// Half the river's width in metres at a point of its course, from 0 at the source to 1.
    [[nodiscard]] static double riverHalfWidth(double share);
    /// Whether a minor road may run here: clear of the river, the railway and the sea.
    [[nodiscard]] bool clear(Pt point) const;
    /// Call when river, railway and island are there.
    void raiseBarriers();
};

[[nodiscard]] TownPlan planTown(const Skeleton &skeleton, const Random &random);

/// The streets of one region by its use, cut to the region.
void layStreets(TownPlan &plan, const Region &region, Random &random);

} // namespace sc::sample
