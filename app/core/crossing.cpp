// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossing.h"

#include <algorithm>

namespace sc {

namespace {

struct Edge {
    PlanePoint from;
    PlanePoint to;
};

/// Above 0 where the point lies to the left of the edge, below to the right.
double side(const Edge &edge, PlanePoint point)
{
    return (edge.to.x - edge.from.x) * (point.y - edge.from.y) -
           (edge.to.y - edge.from.y) * (point.x - edge.from.x);
}

bool parts(const Edge &edge, const Edge &other)
{
    const double from = side(edge, other.from);
    const double to = side(edge, other.to);
    return (from > 0.0 && to < 0.0) || (from < 0.0 && to > 0.0);
}

bool areApart(const Edge &a, const Edge &b)
{
    return std::max(a.from.x, a.to.x) < std::min(b.from.x, b.to.x) ||
           std::max(b.from.x, b.to.x) < std::min(a.from.x, a.to.x) ||
           std::max(a.from.y, a.to.y) < std::min(b.from.y, b.to.y) ||
           std::max(b.from.y, b.to.y) < std::min(a.from.y, a.to.y);
}

} // namespace

bool crossesItself(const Ring &ring)
{
    const auto edge = [&](std::size_t i) { return Edge{ring[i], ring[(i + 1) % ring.size()]}; };
    for (std::size_t i = 0; i + 2 < ring.size(); ++i) {
        const Edge one = edge(i);
        for (std::size_t k = i + 2; k < ring.size(); ++k) {
            const Edge other = edge(k);
            if (!areApart(one, other) && parts(one, other) && parts(other, one))
                return true;
        }
    }
    return false;
}

} // namespace sc
