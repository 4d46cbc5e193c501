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
    TableHolder(const PeopleTable &table, int below, std::vector<bool> first, bool holdsNobody)
        : m_table(table), m_below(below), m_held(std::move(first)), m_holdsNobody(holdsNobody)
    {
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
        m_cellsAt.resize(rows + table.columns + 1);
        for (std::size_t at = 0; at < m_held.size(); ++at) {
            m_ways.push_back(waysOf(at));
            for (const Way &way : m_ways.back())
                m_cellsAt[way.from].push_back(at);
        }
    }

    std::vector<bool> hold()
    {
        for (std::size_t i = 0; i < m_held.size(); ++i)
            m_held[i] =
                isUnsaid(i) || ((m_held[i] || isSmall(m_table.people[i], m_below)) && mayHold(i));
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
        if (isUnsaid(line.whole))
            return false;
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
    [[nodiscard]] bool isUnsaid(std::size_t at) const
    {
        return !m_table.unsaid.empty() && m_table.unsaid[at];
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

    // With rows and columns for stations, totals counted against their parts, a cell that grows is
    // a way from its row to its column and one that shrinks a way back: a cell could be another
    // number where such ways lead on from it to where it began. Cells at their lowest cannot
    // shrink, those at their highest cannot grow.
    struct Way {
        std::size_t from = 0;
        std::size_t to = 0;
        bool operator==(const Way &) const = default;
    };
    [[nodiscard]] std::vector<Way> waysOf(std::size_t at) const
    {
        const std::size_t row = at / m_table.columns;
        const std::size_t column = at % m_table.columns;
        const std::size_t rows = m_table.rows();
        const std::size_t station = rows > 1 ? rows + column : rows; // one row: columns are free
        const bool isTotal = (column == 0) != (rows > 1 && row + 1 == rows);
        const Way grows = isTotal ? Way{station, row} : Way{row, station};
        std::vector<Way> ways;
        if (m_table.highest.empty() || m_table.people[at] < m_table.highest[at])
            ways.push_back(grows);
        if (isUnsaid(at) || m_table.people[at] > lowest(at))
            ways.push_back({grows.to, grows.from});
        return ways;
    }
    [[nodiscard]] double lowest(std::size_t at) const
    {
        return m_table.lowest.empty() ? 0.0 : m_table.lowest[at];
    }
    [[nodiscard]] bool couldBeAnother(std::size_t at) const
    {
        return std::ranges::any_of(m_ways[at], [&](const Way &way) {
            std::vector<bool> reached(m_cellsAt.size());
            std::vector<std::size_t> next{way.to};
            while (!next.empty() && !reached[way.from]) {
                const std::size_t station = next.back();
                next.pop_back();
                for (const std::size_t other : m_cellsAt[station]) {
                    if (other == at || !m_held[other])
                        continue;
                    for (const Way &on : m_ways[other])
                        if (on.from == station && !reached[on.to]) {
                            reached[on.to] = true;
                            next.push_back(on.to);
                        }
                }
            }
            return bool(reached[way.from]);
        });
    }

    bool hideWhatFollows()
    {
        bool follows = false;
        for (std::size_t at = 0; at < m_held.size(); ++at) {
            if (!m_held[at] || isUnsaid(at) || couldBeAnother(at))
                continue;
            follows = true;
            for (const Line &line : m_lines)
                if ((line.whole == at || std::ranges::contains(line.parts, at)) && loosen(at, line))
                    return true;
        }
        // All of its lines are held back: it may be the only way between two rounds of such cells,
        // which a cell elsewhere joins.
        return follows && holdSmallest();
    }

    /// Holds back the cell of a line that lets another be another number; where no single one does,
    /// the next.
    bool loosen(std::size_t at, const Line &line)
    {
        std::vector<std::size_t> others = line.parts;
        std::erase_if(others, [&](std::size_t part) { return !isOpen(part); });
        std::ranges::stable_sort(others, {},
                                 [&](std::size_t part) { return m_table.people[part]; });
        if (isOpen(line.whole))
            others.push_back(line.whole);
        for (const std::size_t other : others) {
            m_held[other] = true;
            if (couldBeAnother(at))
                return true;
            m_held[other] = false;
        }
        return holdNext(line);
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

    const PeopleTable &m_table;
    int m_below;
    std::vector<bool> m_held;
    bool m_holdsNobody = false;
    std::vector<Line> m_lines;
    std::vector<std::vector<Way>> m_ways{};            ///< of each cell
    std::vector<std::vector<std::size_t>> m_cellsAt{}; ///< with a way from each station
};

/// Until the same cells are held back in both.
std::vector<bool> suppressedBoth(const PeopleTable &one, const PeopleTable &other,
                                 std::vector<bool> first, int below)
{
    while (true) {
        const bool some = std::ranges::contains(first, true);
        std::vector<bool> held = TableHolder(one, below, first, some).hold();
        const bool any = std::ranges::contains(held, true);
        held = TableHolder(other, below, std::move(held), any).hold();
        if (held == first)
            return held;
        first = std::move(held);
    }
}

} // namespace

std::vector<bool> suppressedOf(const PeopleTable &table, int below, std::vector<bool> first)
{
    return TableHolder(table, below, std::move(first), false).hold();
}

std::vector<bool> suppressedAlike(const PeopleTable &one, const PeopleTable &other,
                                  std::vector<bool> first, int below)
{
    // With the same cells held back in both, what the third number tells is one equation in two
    // unknowns for each of them, so neither can be less than its difference from the other.
    PeopleTable bound = one;
    PeopleTable boundOther = other;
    for (std::size_t i = 0; i < one.people.size(); ++i) {
        const double both = std::min(one.people[i], other.people[i]);
        bound.lowest.push_back(one.people[i] - both);
        boundOther.lowest.push_back(other.people[i] - both);
    }
    return suppressedBoth(bound, boundOther, std::move(first), below);
}

std::vector<bool> suppressedShare(const PeopleTable &counted, const PeopleTable &others, int below)
{
    PeopleTable bound = counted;
    PeopleTable boundOther = others;
    std::vector<bool> first;
    for (std::size_t i = 0; i < counted.people.size(); ++i) {
        const double one = counted.people[i];
        const double other = others.people[i];
        first.push_back(isSmall(one, below) || isSmall(other, below) ||
                        isSmall(one + other, below));
        // Each of both could be another while the other stays, but somebody answered.
        bound.lowest.push_back(other > 0.0 ? 0.0 : std::min(one, 1.0));
        boundOther.lowest.push_back(one > 0.0 ? 0.0 : std::min(other, 1.0));
    }
    return suppressedBoth(bound, boundOther, std::move(first), below);
}

std::vector<bool> suppressedBeside(const PeopleTable &given, std::vector<bool> first)
{
    if (!std::ranges::contains(first, true))
        return first;
    return TableHolder(given, 0, std::move(first), true).hold();
}

PeopleTable tableOf(const FigureGrid &grid, const std::vector<std::size_t> &block)
{
    PeopleTable table{.columns = grid.places};
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
    // Zeros are told, so as many people as parts are one in each.
    while (!result.total && count > 0 && (count < 2 || people < below || people <= count)) {
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

void suppressWithin(FigureGrid &grid, const FigureGrid &whole, std::size_t periods, int below)
{
    FigureGrid told = whole;
    suppress(told, periods, below);
    for (std::size_t period = 0; period < periods && grid.places > 0; ++period) {
        PeopleTable table = tableOf(grid, {period});
        table.highest = tableOf(whole, {period}).people;
        std::vector<bool> first;
        for (std::size_t place = 0; place < grid.places; ++place) {
            first.push_back(told.at(period, place).status == FigureStatus::Suppressed);
            // Where it is held back though the whole is told, everybody knows of somebody.
            table.lowest.push_back(first.back() ? 0.0 : std::min(table.people[place], 1.0));
        }
        const bool any = std::ranges::contains(first, true);
        holdBack(grid, {period}, TableHolder(table, below, std::move(first), any).hold());
    }
}

void suppressTogether(FigureGrid &grid, const std::vector<std::vector<std::size_t>> &blocks,
                      int below)
{
    for (const std::vector<std::size_t> &block : blocks) {
        PeopleTable table = tableOf(grid, block);
        // Zeros are told, so where it is held back there is somebody.
        for (const double people : table.people)
            table.lowest.push_back(std::min(people, 1.0));
        holdBack(grid, block, suppressedOf(table, below));
    }
}

} // namespace sc
