// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/random.h"

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

namespace sc::sample {

/// British National Grid, metres: x is the easting, y the northing.
struct Pt {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const Pt &) const = default;
    Pt operator+(Pt other) const { return {x + other.x, y + other.y}; }
    Pt operator-(Pt other) const { return {x - other.x, y - other.y}; }
    Pt operator*(double factor) const { return {x * factor, y * factor}; }
};

/// An open line; as a ring it is closed from the last point to the first, which is not repeated.
using Line = std::vector<Pt>;

[[nodiscard]] double dot(Pt a, Pt b);
[[nodiscard]] double cross(Pt a, Pt b);
[[nodiscard]] double size(Pt a);
[[nodiscard]] double distance(Pt a, Pt b);
[[nodiscard]] Pt unitVector(Pt a);
/// A quarter turn to the left.
[[nodiscard]] Pt left(Pt a);

[[nodiscard]] double length(const Line &line);
/// Twice-signed halves: positive where the ring runs anticlockwise. Square metres.
[[nodiscard]] double area(const Line &ring);
[[nodiscard]] Pt centroid(const Line &ring);
[[nodiscard]] bool inside(Pt point, const Line &ring);
[[nodiscard]] double distance(Pt point, const Line &line);

/// A point so many metres along the line, and the direction there.
struct Station {
    Pt point;
    Pt direction;
};
[[nodiscard]] Station along(const Line &line, double metres);

/// Points every `step` metres at most, both ends and every corner kept.
[[nodiscard]] Line dense(const Line &line, double step);
/// Drops points that lie nearer than the tolerance to the line without them (Douglas and Peucker).
[[nodiscard]] Line simplified(const Line &line, double tolerance);
/// A smooth curve through the points (Catmull and Rom), a point about every `step` metres.
[[nodiscard]] Line curve(const Line &through, double step);
/// The line moved to its left by so many metres (negative: right).
[[nodiscard]] Line beside(const Line &line, double metres);
/// Rounded to the centimetre, repeated points dropped: what is written is the same on every PC.
[[nodiscard]] Line settled(const Line &line);
[[nodiscard]] Line reversed(Line line);
void append(Line &to, const Line &more);

/// A rounded patch about a centre; wobble 0 is an ellipse, 0.3 is ragged.
[[nodiscard]] Line blob(Pt centre, double radiusX, double radiusY, double wobble, Random &random);
/// A four-cornered patch, `direction` a unit vector along its length.
[[nodiscard]] Line rectangle(Pt centre, Pt direction, double halfLength, double halfWidth);

/// The parts of a line where `allowed` holds, cut to about ten centimetres.
[[nodiscard]] std::vector<Line> parts(const Line &line, const std::function<bool(Pt)> &allowed);

/// An oriented box, for keeping houses out of roads and out of one another.
struct Box {
    Pt centre;
    Pt direction{1.0, 0.0};
    double halfLength = 0.0;
    double halfWidth = 0.0;
};
[[nodiscard]] bool overlap(const Box &a, const Box &b);

/// Boxes found by place.
class BoxIndex {
public:
    void add(const Box &box);
    void addLine(const Line &line, double halfWidth);
    [[nodiscard]] bool hits(const Box &box) const;

private:
    template <class Visit> static void eachCell(const Box &box, Visit visit);

    std::vector<Box> m_boxes;
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> m_cells;
};

} // namespace sc::sample
