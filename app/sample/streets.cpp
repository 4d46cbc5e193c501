// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/townplan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sc::sample {

namespace {

constexpr double kShortest = 52.0; ///< metres: a shorter piece is a gap, not a street

/// A frame laid over a region: a along the grain, b across it, both gently bent.
class Frame {
public:
    Frame(const Region &region, double bend, Random &random)
        : m_origin(centroid(region.outline))
        , m_along(region.direction)
        , m_across(left(region.direction))
        , m_bend(bend)
        , m_phaseA(random.between(0.0, 6.28))
        , m_phaseB(random.between(0.0, 6.28))
        , m_wave(random.between(520.0, 820.0))
    {
        for (const Pt point : region.outline)
            m_reach = std::max(m_reach, distance(point, m_origin) + bend);
    }

    [[nodiscard]] double reach() const { return m_reach; }
    [[nodiscard]] Pt at(double a, double b) const
    {
        const double turn = 2.0 * std::numbers::pi / m_wave;
        const double aa = a + 0.6 * m_bend * std::sin(b * turn + m_phaseA);
        const double bb = b + m_bend * std::sin(a * turn + m_phaseB);
        return m_origin + m_along * aa + m_across * bb;
    }
    [[nodiscard]] Line line(double a0, double b0, double a1, double b1) const
    {
        const double metres = std::abs(a1 - a0) + std::abs(b1 - b0);
        const double pieces = std::max(1.0, std::ceil(metres / 18.0));
        Line out;
        for (double k = 0.0; k <= pieces; k += 1.0)
            out.push_back(at(a0 + (a1 - a0) * k / pieces, b0 + (b1 - b0) * k / pieces));
        return out;
    }

private:
    Pt m_origin;
    Pt m_along;
    Pt m_across;
    double m_bend;
    double m_phaseA;
    double m_phaseB;
    double m_wave;
    double m_reach = 0.0;
};

struct Pattern {
    double long_ = 0.0; ///< metres between the long streets
    double crossEvery = 0.0;
    double gap = 0.0; ///< chance that a length of long street is left out
    double crossGap = 0.0;
    double bend = 0.0;
    Frontage frontage = Frontage::Semis;
    NameStyle style = NameStyle::Avenue;
    bool backLanes = false;
};

class Layer {
public:
    Layer(TownPlan &plan, const Region &region, Random &random)
        : m_plan(plan), m_region(region), m_random(random)
    {}

    void add(const Line &line, RoadClass roadClass, Frontage frontage, NameStyle style)
    {
        const auto allowed = [&](Pt point) {
            return inside(point, m_region.outline) && m_plan.clear(point);
        };
        for (Line &part : parts(line, allowed)) {
            if (length(part) >= kShortest)
                m_plan.roads.push_back(
                    {simplified(part, 0.4), roadClass, frontage, style, {}, {}, m_region.ward});
        }
    }

    void lattice(const Pattern &pattern)
    {
        const Frame frame(m_region, pattern.bend, m_random);
        const std::vector<double> as = marks(frame.reach(), pattern.crossEvery, 0.16);
        const std::vector<double> bs = marks(frame.reach(), pattern.long_, 0.09);
        for (std::size_t i = 0; i < bs.size(); ++i) {
            longStreet(frame, pattern, as, bs[i]);
            if (i + 1 == bs.size())
                break;
            if (pattern.backLanes)
                add(frame.line(as.front(), (bs[i] + bs[i + 1]) / 2, as.back(),
                               (bs[i] + bs[i + 1]) / 2),
                    RoadClass::Lane, Frontage::None, NameStyle::Unnamed);
        }
        for (const double a : as)
            crossStreet(frame, pattern, a, bs);
    }

    /// Rings of crescents about a green, with short avenues between.
    void crescents()
    {
        Pt centre = centroid(m_region.outline);
        double far = 0.0;
        for (const Pt point : m_region.outline)
            far = std::max(far, distance(point, centre));
        centre = centre + Pt{m_random.normal(), m_random.normal()} * (far * 0.10);
        const double squash = m_random.between(0.75, 0.95);
        const double turn = m_random.between(0.0, 3.1);
        const auto at = [&](double radius, double angle) {
            const double x = radius * std::cos(angle);
            const double y = radius * squash * std::sin(angle);
            return centre + Pt{x * std::cos(turn) - y * std::sin(turn),
                               x * std::sin(turn) + y * std::cos(turn)};
        };
        const double spacing = m_random.between(74.0, 84.0);
        int count = 3;
        double offset = m_random.between(0.0, 2.0);
        for (double radius = 62.0; radius < far + 60.0; radius += spacing) {
            ringOfCrescents(at, radius, count, offset);
            const double next = radius + spacing;
            for (int k = 0; k < count; ++k) {
                const double angle = offset + 2.0 * std::numbers::pi * k / count;
                if (m_random.chance(0.72))
                    add({at(radius, angle), at(radius + spacing / 2, angle + 0.03),
                         at(next, angle)},
                        RoadClass::Street, Frontage::None, NameStyle::Unnamed);
            }
            if (radius > 180.0 * (count / 3.0)) {
                count *= 2;
                offset += 0.1;
            }
        }
    }

    /// Winding distributors with closes off both sides.
    void closes()
    {
        const Frame frame(m_region, 34.0, m_random);
        const std::vector<double> bs = marks(frame.reach(), 178.0, 0.08);
        const std::vector<double> as = marks(frame.reach(), 330.0, 0.2);
        for (const double b : bs) {
            add(frame.line(-frame.reach(), b, frame.reach(), b), RoadClass::Street,
                Frontage::Detached, NameStyle::Avenue);
            for (double a = -frame.reach() + m_random.between(10.0, 60.0); a < frame.reach();
                 a += m_random.between(66.0, 92.0))
                oneClose(frame, a, b);
        }
        for (std::size_t i = 0; i + 1 < bs.size(); ++i) {
            for (const double a : as) {
                if (m_random.chance(0.7))
                    add(frame.line(a, bs[i], a + m_random.between(-30.0, 30.0), bs[i + 1]),
                        RoadClass::Street, Frontage::Detached, NameStyle::Avenue);
            }
        }
    }

    void park(bool paths)
    {
        if (!paths)
            return;
        const Frame frame(m_region, 40.0, m_random);
        for (const double slant : {-0.7, 0.6})
            add(frame.line(-frame.reach(), -frame.reach() * slant, frame.reach(),
                           frame.reach() * slant),
                RoadClass::Path, Frontage::None, NameStyle::Unnamed);
    }

private:
    std::vector<double> marks(double reach, double spacing, double jitter)
    {
        std::vector<double> out;
        for (double at = -reach + m_random.between(0.0, spacing); at < reach + spacing;
             at += spacing * m_random.between(1.0 - jitter, 1.0 + jitter))
            out.push_back(at);
        return out;
    }

    void longStreet(const Frame &frame, const Pattern &pattern, const std::vector<double> &as,
                    double b)
    {
        std::size_t from = 0;
        for (std::size_t k = 1; k < as.size(); ++k) {
            const bool missing = m_random.chance(pattern.gap);
            const bool renamed = as[k] - as[from] > 430.0 && m_random.chance(0.5);
            if (!missing && !renamed && k + 1 < as.size())
                continue;
            const double end = missing ? as[k - 1] : as[k];
            if (end > as[from])
                add(frame.line(as[from], b, end, b), RoadClass::Street, pattern.frontage,
                    pattern.style);
            from = k;
        }
    }

    void crossStreet(const Frame &frame, const Pattern &pattern, double a,
                     const std::vector<double> &bs)
    {
        std::size_t from = 0;
        for (std::size_t k = 1; k < bs.size(); ++k) {
            const bool missing = m_random.chance(pattern.crossGap);
            if (!missing && k + 1 < bs.size() && bs[k] - bs[from] < 420.0)
                continue;
            const double end = missing ? bs[k - 1] : bs[k];
            if (end > bs[from])
                add(frame.line(a, bs[from], a, end), RoadClass::Street,
                    pattern.frontage == Frontage::Terraces ? Frontage::None : pattern.frontage,
                    pattern.style);
            from = k;
        }
    }

    template <class At> void ringOfCrescents(const At &at, double radius, int count, double offset)
    {
        // Cut where the avenues meet it, two lengths to a name.
        for (int k = 0; k < count; k += 2) {
            const double turn = 2.0 * std::numbers::pi / count;
            const double from = offset + turn * k;
            const double to = offset + turn * std::min(k + 2, count);
            if (m_random.chance(0.08))
                continue;
            Line arc;
            const double pieces = std::ceil(radius * (to - from) / 16.0);
            for (double p = 0.0; p <= pieces; p += 1.0)
                arc.push_back(at(radius, from + (to - from) * p / pieces));
            add(arc, RoadClass::Street, Frontage::Semis, NameStyle::Crescent);
        }
    }

    void oneClose(const Frame &frame, double a, double b)
    {
        const double way = m_random.chance(0.5) ? 1.0 : -1.0;
        const double deep = m_random.between(58.0, 78.0);
        const double lean = m_random.between(-16.0, 16.0);
        Line line = curve({frame.at(a, b), frame.at(a + lean * 0.4, b + way * deep * 0.5),
                           frame.at(a + lean * 1.6, b + way * deep)},
                          12.0);
        // A close has an end: one cut short by the region's edge would be a through road.
        const bool whole = std::ranges::all_of(
            line, [&](Pt point) { return inside(point, m_region.outline) && m_plan.clear(point); });
        if (whole)
            add(line, RoadClass::Street, Frontage::Detached, NameStyle::Close);
    }

    TownPlan &m_plan;
    const Region &m_region;
    Random &m_random;
};

} // namespace

void layStreets(TownPlan &plan, const Region &region, Random &random)
{
    using enum Frontage;
    Layer layer(plan, region, random);
    switch (region.use) {
    case Use::Centre:
        layer.lattice({84, 104, 0.12, 0.30, 9, Shops, NameStyle::Town, false});
        break;
    case Use::Terraces:
        layer.lattice({64, 215, 0.04, 0.20, 10, Terraces, NameStyle::Terrace, true});
        break;
    case Use::Grid:
        layer.lattice({92, 185, 0.10, 0.42, 20, Villas, NameStyle::Town, false});
        break;
    case Use::Estate:
        layer.lattice({82, 200, 0.14, 0.50, 40, Semis, NameStyle::Avenue, false});
        break;
    case Use::Industry:
        layer.lattice({175, 240, 0.18, 0.35, 14, Sheds, NameStyle::Industry, false});
        break;
    case Use::Village:
        layer.lattice({104, 160, 0.34, 0.50, 34, Frontage::Village, NameStyle::Village, false});
        break;
    case Use::Crescents:
        layer.crescents();
        break;
    case Use::Closes:
        layer.closes();
        break;
    case Use::Park:
    case Use::Cemetery:
        layer.park(true);
        break;
    default:
        break;
    }
}

} // namespace sc::sample
