// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/suppression.h"

#include <algorithm>
#include <cmath>

namespace sc {

namespace {

bool isSmall(double people, int below)
{
    return people > 0.0 && people < below;
}

/// The smallest part still told that has anybody in it; the last number where there is none.
std::size_t nextOf(const std::vector<double> &parts, const std::vector<bool> &held)
{
    std::size_t best = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!held[i] && parts[i] > 0.0 && (best == parts.size() || parts[i] < parts[best]))
            best = i;
    return best;
}

/// Holds cells of a table back until none follows from the others.
class TableHolder {
public:
    TableHolder(const PeopleTable &table, int below, std::vector<bool> first = {})
        : m_table(table), m_below(below), m_held(std::move(first))
    {
        m_holdsNobody = std::ranges::contains(m_held, true);
        m_held.resize(table.people.size());
        const std::size_t rows = table.rows();
        for (std::size_t row = 0; row < rows; ++row) {
            Line line{cell(row, 0), {}};
            for (std::size_t column = 1; column < table.columns; ++column)
                line.parts.push_back(cell(row, column));
            m_lines.push_back(std::move(line));
        }
        for (std::size_t column = 0; column < table.columns && rows > 1; ++column) {
            Line line{cell(rows - 1, column), {}};
            for (std::size_t row = 0; row + 1 < rows; ++row)
                line.parts.push_back(cell(row, column));
            m_lines.push_back(std::move(line));
        }
    }

    std::vector<bool> hold()
    {
        for (std::size_t i = 0; i < m_held.size(); ++i)
            m_held[i] = (m_held[i] || isSmall(m_table.people[i], m_below)) && mayHold(i);
        bool changed = true;
        while (changed) {
            changed = false;
            for (const Line &line : m_lines)
                changed = needsMore(line) && holdNext(line) ? true : changed;
            if (!changed)
                changed = hideWhatFollows();
        }
        return m_held;
    }

private:
    struct Line {
        std::size_t whole = 0;
        std::vector<std::size_t> parts{};
    };

    [[nodiscard]] std::size_t cell(std::size_t row, std::size_t column) const
    {
        return row * m_table.columns + column;
    }
    [[nodiscard]] bool needsMore(const Line &line) const
    {
        std::size_t count = 0;
        double people = 0.0;
        for (const std::size_t part : line.parts) {
            count += m_held[part] ? 1 : 0;
            people += m_held[part] ? m_table.people[part] : 0.0;
        }
        if (m_held[line.whole])
            return count == 0;
        return count == 1 || (count > 1 && people < m_below);
    }
    [[nodiscard]] bool mayHold(std::size_t at) const
    {
        return m_table.never.empty() || !m_table.never[at];
    }
    /// Whether a cell could still be held back: those of nobody only where some are.
    [[nodiscard]] bool isOpen(std::size_t at) const
    {
        return !m_held[at] && mayHold(at) && (m_holdsNobody || m_table.people[at] > 0.0);
    }
    /// The smallest part that is told and has anybody in it; the whole where there is none, for
    /// where that is nobody so are its parts; and last a part of nobody.
    bool holdNext(const Line &line)
    {
        const std::size_t none = m_held.size();
        std::size_t best = none;
        for (const std::size_t part : line.parts)
            if (isOpen(part) && m_table.people[part] > 0.0 &&
                (best == none || m_table.people[part] < m_table.people[best]))
                best = part;
        if (best == none && isOpen(line.whole))
            best = line.whole;
        for (const std::size_t part : line.parts)
            if (best == none && isOpen(part))
                best = part;
        if (best == none)
            return false;
        m_held[best] = true;
        return true;
    }

    // Every line is an equation in the cells held back; one whose value they settle is not hidden.
    bool hideWhatFollows()
    {
        std::vector<std::size_t> cells;
        for (std::size_t i = 0; i < m_held.size(); ++i)
            if (m_held[i])
                cells.push_back(i);
        const std::vector<std::size_t> open = settledOf(cells);
        for (const std::size_t settled : open)
            for (const Line &line : m_lines)
                if ((line.whole == settled || std::ranges::contains(line.parts, settled)) &&
                    holdNext(line))
                    return true;
        // All of its lines are held back: it may be the only way between two rounds of such cells,
        // which a cell elsewhere joins.
        return !open.empty() && holdSmallest();
    }

    bool holdSmallest()
    {
        std::size_t best = nextOf(m_table.people, m_held);
        for (std::size_t i = 0; i < m_held.size() && best == m_held.size(); ++i)
            best = isOpen(i) ? i : best;
        if (best == m_held.size())
            return false;
        m_held[best] = true;
        return true;
    }

    [[nodiscard]] std::vector<std::size_t> settledOf(const std::vector<std::size_t> &cells) const
    {
        std::vector<std::vector<double>> equations;
        for (const Line &line : m_lines) {
            std::vector<double> &equation = equations.emplace_back();
            for (const std::size_t one : cells)
                equation.push_back(one == line.whole                        ? -1.0
                                   : std::ranges::contains(line.parts, one) ? 1.0
                                                                            : 0.0);
        }
        reduce(equations, cells.size());
        std::vector<std::size_t> settled;
        for (const auto &equation : equations) {
            const auto isThere = [](double factor) { return std::abs(factor) > 1e-9; };
            if (std::ranges::count_if(equation, isThere) == 1)
                settled.push_back(cells[static_cast<std::size_t>(
                    std::ranges::find_if(equation, isThere) - equation.begin())]);
        }
        return settled;
    }

    /// Gauss and Jordan: each leading factor is the only one in its column.
    static void reduce(std::vector<std::vector<double>> &equations, std::size_t unknowns)
    {
        std::size_t done = 0;
        for (std::size_t column = 0; column < unknowns && done < equations.size(); ++column) {
            const auto from = equations.begin() + static_cast<std::ptrdiff_t>(done);
            const auto lead = std::max_element(from, equations.end(), [&](auto &a, auto &b) {
                return std::abs(a[column]) < std::abs(b[column]);
            });
            if (std::abs((*lead)[column]) < 1e-9)
                continue;
            std::swap(*lead, *from);
            const double pivot = (*from)[column];
            for (double &factor : *from)
                factor /= pivot;
            for (std::size_t row = 0; row < equations.size(); ++row) {
                const double times = equations[row][column];
                if (row == done || times == 0.0)
                    continue;
                for (std::size_t i = 0; i < unknowns; ++i)
                    equations[row][i] -= times * (*from)[i];
            }
            ++done;
        }
    }

    const PeopleTable &m_table;
    int m_below;
    std::vector<bool> m_held;
    bool m_holdsNobody = false;
    std::vector<Line> m_lines;
};

} // namespace

std::vector<bool> suppressedOf(const PeopleTable &table, int below)
{
    return TableHolder(table, below).hold();
}

std::vector<bool> suppressedAlike(const PeopleTable &one, const PeopleTable &other,
                                  std::vector<bool> first, int below)
{
    // With the same cells held back in both, what the third number tells is one equation in two
    // unknowns for each of them, and nothing beyond what each table says by itself.
    while (true) {
        std::vector<bool> held = TableHolder(one, below, first).hold();
        held = TableHolder(other, below, std::move(held)).hold();
        if (held == first)
            return held;
        first = std::move(held);
    }
}

PeopleTable tableOf(const FigureGrid &grid, const std::vector<std::size_t> &block)
{
    PeopleTable table{grid.places, {}, {}};
    for (const std::size_t period : block)
        for (std::size_t place = 0; place < grid.places; ++place) {
            table.people.push_back(grid.at(period, place).people);
            table.never.push_back(grid.at(period, place).status == FigureStatus::NotAvailable);
        }
    return table;
}

void holdBack(FigureGrid &grid, const std::vector<std::size_t> &block,
              const std::vector<bool> &held)
{
    for (std::size_t i = 0; i < held.size(); ++i)
        if (held[i])
            grid.at(block[i / grid.places], i % grid.places) =
                Figure{.status = FigureStatus::Suppressed};
}

Suppressed suppressedOf(double total, const std::vector<double> &parts, int below)
{
    Suppressed result{isSmall(total, below), std::vector<bool>(parts.size())};
    int count = 0;
    double people = 0.0;
    const auto hold = [&](std::size_t part) {
        result.parts[part] = true;
        ++count;
        people += parts[part];
    };
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (isSmall(parts[i], below))
            hold(i);
    while (!result.total && count > 0 && (count < 2 || people < below)) {
        const std::size_t next = nextOf(parts, result.parts);
        if (next == parts.size()) {
            result.total = true; // nothing left to hide it behind
            break;
        }
        hold(next);
    }
    return result;
}

void suppress(FigureGrid &grid, std::size_t periods, int below)
{
    for (std::size_t period = 0; period < periods && grid.places > 0; ++period) {
        std::vector<double> parts;
        for (std::size_t place = 1; place < grid.places; ++place)
            parts.push_back(grid.at(period, place).people);
        const Suppressed held = suppressedOf(grid.at(period, 0).people, parts, below);
        for (std::size_t place = 0; place < grid.places; ++place)
            if (place == 0 ? held.total : held.parts[place - 1])
                grid.at(period, place) = Figure{.status = FigureStatus::Suppressed};
    }
}

void suppressTogether(FigureGrid &grid, const std::vector<std::vector<std::size_t>> &blocks,
                      int below)
{
    for (const std::vector<std::size_t> &block : blocks)
        holdBack(grid, block, suppressedOf(tableOf(grid, block), below));
}

} // namespace sc
