// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/townblocks.h"

#include <algorithm>
#include <cmath>

namespace sc::sample {

namespace {

/// A rectangle in the two coordinates of a cell (Skeleton::at).
struct Block {
    double s0 = 0.0;
    double s1 = 1.0;
    double t0 = 0.0;
    double t1 = 1.0;
};

/// How one ward is cut up and used.
struct WardPlan {
    std::size_t cell;
    Block block;
    double side; ///< metres: longest side of a block
    Use main;
    Use second;
    std::vector<Use> small; ///< one small block each
    std::vector<Use> large; ///< one whole block each
};

const std::vector<WardPlan> &wardPlans()
{
    using enum Use;
    static const std::vector<WardPlan> plans{
        {2, {}, 520, Terraces, Grid, {School, Park}, {}},
        {3, {}, 520, Grid, Terraces, {School, Hospital, Cemetery}, {}},
        {4, {}, 480, Terraces, Terraces, {School}, {}},
        {5, {}, 520, Terraces, Terraces, {School, Allotments}, {}},
        {6, {}, 560, Industry, Terraces, {Park}, {}},
        {7, {}, 500, Terraces, Grid, {School, Park}, {}},
        {8, {}, 560, Closes, Estate, {School, Park}, {}},
        {9, {}, 560, Crescents, Estate, {School, Allotments}, {Park}},
        {10, {}, 560, Crescents, Closes, {School, Park}, {}},
        {11, {}, 560, Estate, Crescents, {School, Allotments}, {Park}},
        {12, {}, 560, Closes, Closes, {School, Wood}, {}},
        {13, {}, 560, Crescents, Estate, {School, Cemetery, Allotments}, {Park}},
        {14, {}, 600, Estate, Industry, {School, Park}, {Industry}},
        {15, {}, 560, Estate, Grid, {School, Allotments, Park}, {}},
        {21, {0.0, 0.30, 0.0, 0.80}, 520, Terraces, Grid, {School, Park}, {}},
        {20, {0.82, 1.0, 0.0, 0.52}, 620, Industry, Industry, {}, {}},
        {16, {0.88, 1.0, 0.0, 0.24}, 560, Closes, Closes, {}, {}},
        {19, {0.88, 1.0, 0.0, 0.22}, 560, Closes, Crescents, {}, {}},
    };
    return plans;
}

/// Cuts wards into blocks and lays the roads between the blocks.
class Cutter {
public:
    Cutter(TownPlan &plan, const Skeleton &skeleton, Random &random)
        : m_plan(plan), m_skeleton(skeleton), m_random(random)
    {}

    void cut(const WardPlan &ward)
    {
        m_ward = &ward;
        m_leaves.clear();
        split(ward.block, ward.side);
        edges();
        std::vector<Use> uses(m_leaves.size(), ward.main);
        for (Use &use : uses)
            use = m_random.chance(0.62) ? ward.main : ward.second;
        for (const Use use : ward.large)
            uses[m_random.below(uses.size())] = use;
        for (const Use use : ward.small)
            carve(use, uses);
        for (std::size_t i = 0; i < m_leaves.size(); ++i)
            addRegion(m_leaves[i], uses[i]);
    }

private:
    [[nodiscard]] Pt at(double s, double t) const { return m_skeleton.at(m_ward->cell, s, t); }
    [[nodiscard]] double width(const Block &b) const
    {
        return distance(at(b.s0, (b.t0 + b.t1) / 2), at(b.s1, (b.t0 + b.t1) / 2));
    }
    [[nodiscard]] double depth(const Block &b) const
    {
        return distance(at((b.s0 + b.s1) / 2, b.t0), at((b.s0 + b.s1) / 2, b.t1));
    }

    [[nodiscard]] Line side(double s0, double t0, double s1, double t1) const
    {
        const double pieces = std::ceil(distance(at(s0, t0), at(s1, t1)) / 26.0) + 1.0;
        Line out;
        for (double k = 0.0; k <= pieces; k += 1.0)
            out.push_back(at(s0 + (s1 - s0) * k / pieces, t0 + (t1 - t0) * k / pieces));
        return out;
    }

    void road(const Line &line)
    {
        for (Line &part : parts(line, [&](Pt point) { return m_plan.clear(point); })) {
            if (length(part) > 60.0)
                m_plan.roads.push_back({std::move(part),
                                        RoadClass::Street,
                                        Frontage::Semis,
                                        NameStyle::Main,
                                        {},
                                        {},
                                        m_ward->cell});
        }
    }

    /// Cuts a block in two along its longer side, and returns both.
    std::pair<Block, Block> halve(const Block &b, double share)
    {
        Block low = b;
        Block high = b;
        if (width(b) > depth(b)) {
            low.s1 = high.s0 = b.s0 + (b.s1 - b.s0) * share;
            road(side(low.s1, b.t0, low.s1, b.t1));
        } else {
            low.t1 = high.t0 = b.t0 + (b.t1 - b.t0) * share;
            road(side(b.s0, low.t1, b.s1, low.t1));
        }
        return {low, high};
    }

    void split(const Block &b, double longest)
    {
        if (std::max(width(b), depth(b)) < longest * m_random.between(0.9, 1.25)) {
            m_leaves.push_back(b);
            return;
        }
        const auto [low, high] = halve(b, m_random.between(0.42, 0.58));
        split(low, longest);
        split(high, longest);
    }

    /// Roads along those edges of the ward's block that no ring or arm runs along.
    void edges()
    {
        const Block &b = m_ward->block;
        if (b.t1 < 1.0)
            road(side(b.s0, b.t1, b.s1, b.t1));
        if (b.s0 > 0.0)
            road(side(b.s0, b.t0, b.s0, b.t1));
        if (b.s1 < 1.0)
            road(side(b.s1, b.t0, b.s1, b.t1));
    }

    /// Takes a small plot out of one block for something that is not streets.
    void carve(Use use, std::vector<Use> &uses)
    {
        const std::size_t i = m_random.below(m_leaves.size());
        if (uses[i] != m_ward->main && uses[i] != m_ward->second)
            return;
        const auto [plot, rest] = halve(m_leaves[i], m_random.between(0.30, 0.40));
        const auto [first, second] = halve(plot, m_random.between(0.42, 0.58));
        const Use kept = uses[i];
        m_leaves[i] = rest;
        m_leaves.push_back(first);
        uses.push_back(use);
        m_leaves.push_back(second);
        uses.push_back(kept);
    }

    void addRegion(const Block &b, Use use)
    {
        Region region;
        append(region.outline, side(b.s0, b.t1, b.s0, b.t0));
        append(region.outline, side(b.s0, b.t0, b.s1, b.t0));
        append(region.outline, side(b.s1, b.t0, b.s1, b.t1));
        append(region.outline, side(b.s1, b.t1, b.s0, b.t1));
        region.outline.pop_back();
        const bool acrossFirst = m_random.chance(0.5);
        const Pt grain =
            acrossFirst ? unitVector(at(b.s1, (b.t0 + b.t1) / 2) - at(b.s0, (b.t0 + b.t1) / 2))
                        : unitVector(at((b.s0 + b.s1) / 2, b.t1) - at((b.s0 + b.s1) / 2, b.t0));
        const double turn = m_random.between(-0.16, 0.16);
        region.direction = unitVector(grain + left(grain) * turn);
        region.use = use;
        region.ward = m_ward->cell;
        m_plan.regions.push_back(std::move(region));
    }

    TownPlan &m_plan;
    const Skeleton &m_skeleton;
    Random &m_random;
    const WardPlan *m_ward = nullptr;
    std::vector<Block> m_leaves;
};

} // namespace

void cutWards(TownPlan &plan, const Skeleton &skeleton, Random &random)
{
    Cutter cutter(plan, skeleton, random);
    for (const WardPlan &ward : wardPlans())
        cutter.cut(ward);
}

} // namespace sc::sample
