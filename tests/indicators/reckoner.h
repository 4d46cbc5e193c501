// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace sc::test {

/// What anybody can work out who has all the files: equations between cells held back, none of
/// which is a number below zero.
class Reckoner {
public:
    using Cell = std::tuple<std::string, std::string, std::string>; // indicator, period, place
    using Row = std::map<Cell, double>;

    /// A sum of cells, told or held back, that comes to nothing.
    void equation(const std::vector<std::pair<Cell, double>> &terms,
                  const std::function<bool(const Cell &)> &isHeld)
    {
        Row row;
        for (const auto &[cell, factor] : terms)
            if (isHeld(cell))
                row[cell] += factor;
        m_rows.push_back(std::move(row));
    }
    /// The cell held back is nobody, so it can only be more.
    void isNobody(const Cell &cell) { m_nobody.insert(cell); }

    /// Some cell whose value follows.
    [[nodiscard]] std::optional<Cell> settled() const
    {
        std::set<Cell> plain;
        for (const Row &row : m_rows)
            for (const auto &[cell, factor] : row)
                if (!m_nobody.contains(cell))
                    plain.insert(cell);
        // With those that may move either way taken out, what is left binds those of nobody.
        std::vector<Row> rows = m_rows;
        const std::size_t done = reduce(rows, plain);
        if (const auto cell = stuck({rows.begin() + std::ptrdiff_t(done), rows.end()}))
            return cell;
        // All of those can grow at once, so a little way back is open to each of them as well.
        plain.insert(m_nobody.begin(), m_nobody.end());
        rows = m_rows;
        reduce(rows, plain);
        for (const Row &row : rows)
            if (row.size() == 1)
                return row.begin()->first;
        return std::nullopt;
    }

private:
    /// Gauss and Jordan: each of the first rows has a cell that is in no other. Gives how many.
    static std::size_t reduce(std::vector<Row> &rows, const std::set<Cell> &cells)
    {
        std::size_t done = 0;
        for (const Cell &cell : cells) {
            const auto lead = std::find_if(rows.begin() + std::ptrdiff_t(done), rows.end(),
                                           [&](const Row &row) { return row.contains(cell); });
            if (lead == rows.end())
                continue;
            std::swap(*lead, rows[done]);
            const Row pivot = rows[done];
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (i == done || !rows[i].contains(cell))
                    continue;
                const double times = rows[i].at(cell) / pivot.at(cell);
                for (const auto &[other, factor] : pivot)
                    if (std::abs(rows[i][other] -= times * factor) < 1e-9)
                        rows[i].erase(other);
            }
            ++done;
        }
        return done;
    }

    /// A cell that cannot be more than nothing where all rows come to nothing and no cell is below
    /// nothing: linear programming, the most of min(cell, 1), by the simplex method.
    static std::optional<Cell> stuck(const std::vector<Row> &rows)
    {
        std::vector<Cell> cells;
        for (const Row &row : rows)
            for (const auto &[cell, factor] : row)
                if (!std::ranges::contains(cells, cell))
                    cells.push_back(cell);
        const std::size_t n = cells.size();
        const std::size_t columns = 2 * n + 1; // up to one of each, more of each, the right side
        std::vector<std::vector<double>> table;
        for (const Row &row : rows)
            for (const double sign : {1.0, -1.0}) {
                std::vector<double> &line = table.emplace_back(columns);
                for (std::size_t i = 0; i < n; ++i)
                    if (const auto at = row.find(cells[i]); at != row.end())
                        line[i] = line[n + i] = sign * at->second;
            }
        for (std::size_t i = 0; i < n; ++i) {
            std::vector<double> &line = table.emplace_back(columns);
            line[i] = line.back() = 1.0;
        }
        const std::size_t count = table.size();
        for (std::size_t row = 0; row < count; ++row) {
            const double right = table[row].back();
            table[row].back() = 0.0;
            table[row].resize(2 * n + count + 1);
            table[row][2 * n + row] = 1.0;
            table[row].back() = right;
        }
        std::vector<double> gain(2 * n + count + 1);
        std::fill_n(gain.begin(), n, 1.0);
        std::vector<std::size_t> base(count);
        for (std::size_t row = 0; row < count; ++row)
            base[row] = 2 * n + row;
        while (pivot(table, gain, base)) {
        }
        for (std::size_t i = 0; i < n; ++i) {
            const auto row = std::ranges::find(base, i);
            if (row == base.end() || table[std::size_t(row - base.begin())].back() < 1e-6)
                return cells[i];
        }
        return std::nullopt;
    }

    /// One step, by the rule of the lowest number, which never goes round in circles.
    static bool pivot(std::vector<std::vector<double>> &table, std::vector<double> &gain,
                      std::vector<std::size_t> &base)
    {
        const auto enter =
            std::find_if(gain.begin(), gain.end() - 1, [](double one) { return one > 1e-9; });
        if (enter == gain.end() - 1)
            return false;
        const auto column = static_cast<std::size_t>(enter - gain.begin());
        std::optional<std::size_t> leave;
        double least = 0.0;
        for (std::size_t row = 0; row < table.size(); ++row) {
            if (table[row][column] < 1e-9)
                continue;
            const double ratio = table[row].back() / table[row][column];
            if (!leave || ratio < least - 1e-12 ||
                (ratio < least + 1e-12 && base[row] < base[*leave])) {
                least = ratio;
                leave = row;
            }
        }
        if (!leave)
            return false;
        const double factor = table[*leave][column];
        for (double &one : table[*leave])
            one /= factor;
        const auto clear = [&](std::vector<double> &row) {
            const double times = row[column];
            for (std::size_t i = 0; i < row.size() && times != 0.0; ++i)
                row[i] -= times * table[*leave][i];
        };
        for (std::size_t row = 0; row < table.size(); ++row)
            if (row != *leave)
                clear(table[row]);
        clear(gain);
        base[*leave] = column;
        return true;
    }

    std::vector<Row> m_rows;
    std::set<Cell> m_nobody;
};

} // namespace sc::test
