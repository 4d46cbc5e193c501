// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/runrules.h"

#include <algorithm>
#include <cmath>

namespace sc {

namespace {

/// A mean of equal numbers is not always that number to the last bit.
double leastStep(const RunPoint &point)
{
    return 1e-9 * std::max(1.0, std::abs(point.centre));
}

int sideOf(const RunPoint &point)
{
    const double above = point.value - point.centre;
    return above > leastStep(point) ? 1 : above < -leastStep(point) ? -1 : 0;
}

/// +1 or −1 where the point is strictly beyond the limit.
int outside(const RunPoint &point)
{
    if (point.value > point.upper + leastStep(point))
        return 1;
    return point.value < point.lower - leastStep(point) ? -1 : 0;
}

/// In the outer third or beyond it.
int outerThird(const RunPoint &point)
{
    if (point.sigma <= 0.0)
        return outside(point);
    if (point.value > point.centre + 2.0 * point.sigma)
        return 1;
    return point.value < point.centre - 2.0 * point.sigma ? -1 : 0;
}

class Finder {
public:
    explicit Finder(const std::vector<RunPoint> &points) : m_points(points), m_found(points.size())
    {}

    std::vector<RunFinding> find()
    {
        m_usuallyNone = mostly([](const RunPoint &point) { return point.value == 0.0; });
        m_usuallyAll = mostly([](const RunPoint &point) {
            return point.value > 0.0 && point.value >= point.upper && sideOf(point) > 0;
        });
        for (std::size_t i = 0; i < m_points.size(); ++i)
            if (const int side = outside(m_points[i]); side != 0)
                mark(i, side > 0 ? Signal::OutlierHigh : Signal::OutlierLow,
                     RunRule::OutsideLimits);
        trends();
        twoOfThree();
        shifts();
        return std::move(m_found);
    }

private:
    template <class Is> [[nodiscard]] bool mostly(const Is &is) const
    {
        return 2 * std::ranges::count_if(m_points, is) >
               static_cast<std::ptrdiff_t>(m_points.size());
    }
    /// Where most points are nothing (or all there is), to be on that side of the mean is the rule
    /// and no change: one kit in two years is no concern in all the months without.
    [[nodiscard]] bool isUsual(int side) const { return side < 0 ? m_usuallyNone : m_usuallyAll; }

    // What was found first stands.
    void mark(std::size_t i, Signal signal, RunRule rule)
    {
        if (m_found[i].signal == Signal::None)
            m_found[i] = {signal, rule};
    }
    void markFrom(std::size_t first, std::size_t end, Signal signal, RunRule rule)
    {
        for (std::size_t i = first; i < end; ++i)
            mark(i, signal, rule);
    }

    void trends()
    {
        std::size_t first = 0;
        int way = 0;
        for (std::size_t i = 1; i <= m_points.size(); ++i) {
            const int next = i == m_points.size()                        ? 0
                             : m_points[i].value > m_points[i - 1].value ? 1
                             : m_points[i].value < m_points[i - 1].value ? -1
                                                                         : 0;
            if (next == way && next != 0)
                continue;
            if (way != 0 && i - first >= kRunLength)
                markFrom(first, i, way > 0 ? Signal::TrendUp : Signal::TrendDown, RunRule::Trend);
            way = next;
            first = i - 1;
        }
    }

    void twoOfThree()
    {
        for (std::size_t i = 0; i + 3 <= m_points.size(); ++i) {
            const int side = sideOf(m_points[i]);
            int far = 0;
            bool oneSide = side != 0;
            for (std::size_t j = i; j < i + 3; ++j) {
                oneSide = oneSide && sideOf(m_points[j]) == side;
                far += outerThird(m_points[j]) == side ? 1 : 0;
            }
            if (!oneSide || far < 2 || isUsual(side))
                continue;
            for (std::size_t j = i; j < i + 3; ++j)
                if (outerThird(m_points[j]) == side)
                    mark(j, side > 0 ? Signal::OutlierHigh : Signal::OutlierLow,
                         RunRule::TwoOfThree);
        }
    }

    void shifts()
    {
        std::size_t first = 0;
        for (std::size_t i = 1; i <= m_points.size(); ++i) {
            const int side = sideOf(m_points[first]);
            if (i < m_points.size() && side != 0 && sideOf(m_points[i]) == side)
                continue;
            if (side != 0 && i - first >= kRunLength && !isUsual(side))
                markFrom(first, i, side > 0 ? Signal::ShiftUp : Signal::ShiftDown, RunRule::Shift);
            first = i;
        }
    }

    const std::vector<RunPoint> &m_points;
    bool m_usuallyNone = false;
    bool m_usuallyAll = false;
    std::vector<RunFinding> m_found;
};

} // namespace

std::vector<RunFinding> runFindings(const std::vector<RunPoint> &points)
{
    return Finder(points).find();
}

} // namespace sc
