// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/townplan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sc::sample {

enum class GreenKind { Park, Wood, Pitch, Cemetery, Allotment, Moor };
enum class WaterKind { River, Lake, Pond, Canal };
enum class BuildingKind { House, Shop, Industrial, School, Civic };
enum class PlaceKind { Town, District, Village, Park, Water, Landmark };

struct Green {
    std::string name;
    GreenKind kind = GreenKind::Park;
    Line ring;
};

struct Water {
    std::string name;
    WaterKind kind = WaterKind::River;
    Line ring;
};

struct Building {
    BuildingKind kind = BuildingKind::House;
    Line ring;
};

struct PlaceName {
    std::string name;
    PlaceKind kind = PlaceKind::District;
    Pt point;
};

struct Area {
    std::string code;
    std::string name;
};

/// Wards cover the borough without gap or overlap; neighbours share every point of their edge.
struct Ward {
    std::string code;
    std::string name;
    std::size_t area = 0;
    Line outline; ///< anticlockwise, the first point not repeated
};

struct Street {
    std::string name;
    std::string locality; ///< village, or the ward's name
    Line line;
    Pt point; ///< half-way along, within the ward
    std::size_t ward = 0;
    bool backLaneNear = false; ///< terraces with an alley behind
    Frontage frontage = Frontage::None;
};

struct Postcode {
    std::string text;
    Pt point;
    std::size_t street = 0;
};

/// Haleby, a borough that does not exist, on an island in the North Sea where there is none. All
/// coordinates are British National Grid metres (easting, northing), rounded to the centimetre.
struct Borough {
    std::string name = "Haleby";
    std::vector<Area> areas;
    std::vector<Ward> wards;
    std::vector<Street> streets;
    std::vector<Postcode> postcodes;

    Line outline;           ///< of the borough
    std::vector<Line> land; ///< the island and the harbour's piers
    std::vector<Road> roads;
    std::vector<Line> railway;
    std::vector<Green> greens;
    std::vector<Water> waters;
    std::vector<Building> buildings;
    std::vector<PlaceName> places;
    Line river; ///< centre line, west to east
};

/// The same borough for the same seed.
[[nodiscard]] Borough makeBorough(std::uint64_t seed);

} // namespace sc::sample
