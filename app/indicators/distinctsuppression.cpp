// SPDX-License-Identifier: GPL-3.0-or-later
// Different people do not add up, but they bind one another: a quarter's are no more than its
// months' together and no fewer than any month's, and so are the council's to its areas'.
#include "indicators/suppression.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace sc {

namespace {

class ApartHolder {
public:
    ApartHolder(const PeopleTable &table, int below, std::vector<bool> held)
        : m_table(table), m_below(below), m_held(std::move(held))
    {
        const std::size_t rows = table.rows();
        const std::size_t columns = table.columns;
        for (std::size_t row = 0; row < rows; ++row) {
            Line line{row * columns, {}};
            for (std::size_t column = 1; column < columns; ++column)
                line.parts.push_back(row * columns + column);
            m_lines.push_back(std::move(line));
        }
        for (std::size_t column = 0; column < columns && rows > 1; ++column) {
            Line line{(rows - 1) * columns + column, {}};
            for (std::size_t row = 0; row + 1 < rows; ++row)
                line.parts.push_back(row * columns + column);
            m_lines.push_back(std::move(line));
        }
    }

    std::vector<bool> hold()
    {
        for (std::size_t at = 0; at < m_held.size(); ++at) {
            const double people = m_table.people[at];
            if (!m_held[at] || people <= 0.0 || people >= m_below)
                continue;
            for (auto needs = whatNeeds(at); needs; needs = whatNeeds(at))
                loosen(at, *needs);
        }
        return m_held;
    }

private:
    struct Line {
        std::size_t whole = 0;
        std::vector<std::size_t> parts{};
    };
    /// A cell that is told and could not be what it is, and the line that says so.
    struct Need {
        std::size_t told = 0;
        const Line *line = nullptr;
    };

    /// What would not hold any more were a cell nobody. The most that all others can be is found by
    /// taking down whatever is more than a line allows; what is told must not come down.
    [[nodiscard]] std::optional<Need> whatNeeds(std::size_t at) const
    {
        std::vector<double> most(m_held.size(), std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < most.size(); ++i)
            if (!m_held[i])
                most[i] = m_table.people[i];
        most[at] = 0.0;
        bool changed = true;
        while (changed) {
            changed = false;
            for (const Line &line : m_lines) {
                double parts = 0.0;
                for (const std::size_t part : line.parts)
                    parts += most[part];
                const auto cap = [&](std::size_t cell, double limit) {
                    if (line.parts.empty() || most[cell] <= limit)
                        return true;
                    most[cell] = limit;
                    changed = true;
                    return bool(m_held[cell]);
                };
                if (!cap(line.whole, parts))
                    return Need{line.whole, &line};
                for (const std::size_t part : line.parts)
                    if (!cap(part, most[line.whole]))
                        return Need{part, &line};
            }
        }
        return std::nullopt;
    }

    /// Holds back one more cell: the smallest part of the line that lets `at` be nobody, else the
    /// sum; where no single one does, the first of them.
    void loosen(std::size_t at, const Need &need)
    {
        std::vector<std::size_t> others;
        if (need.told == need.line->whole)
            others = need.line->parts;
        std::erase_if(
            others, [&](std::size_t part) { return m_held[part] || m_table.people[part] <= 0.0; });
        std::ranges::stable_sort(others, {},
                                 [&](std::size_t part) { return m_table.people[part]; });
        others.push_back(need.told);
        for (const std::size_t other : others) {
            m_held[other] = true;
            if (!whatNeeds(at))
                return;
            m_held[other] = false;
        }
        m_held[others.front()] = true;
    }

    const PeopleTable &m_table;
    int m_below;
    std::vector<bool> m_held;
    std::vector<Line> m_lines;
};

} // namespace

std::vector<bool> suppressedApart(const PeopleTable &table, int below)
{
    // Mostly nobody comes twice, and then they do add up: neither way gives anybody away. Zeros are
    // told, so each cell held back is somebody.
    PeopleTable bound = table;
    bound.lowest.clear();
    for (const double people : table.people)
        bound.lowest.push_back(std::min(people, 1.0));
    std::vector<bool> held;
    while (true) {
        std::vector<bool> more = suppressedOf(bound, below, held);
        more = ApartHolder(table, below, std::move(more)).hold();
        if (more == held)
            return held;
        held = std::move(more);
    }
}

void suppressApart(FigureGrid &grid, const std::vector<std::vector<std::size_t>> &blocks, int below)
{
    for (const std::vector<std::size_t> &block : blocks)
        holdBack(grid, block, suppressedApart(tableOf(grid, block), below));
}

} // namespace sc
