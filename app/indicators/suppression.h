// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/figures.h"

#include <vector>

namespace sc {

/// Which of some cells are not told, so that nobody can be found out: those of 1 to `below` − 1
/// people; and, where the total is told, so many of the next smallest that at least two are held
/// back with `below` people or more between them, or the total would give them away. Zeros are
/// told.
struct Suppressed {
    bool total = false;
    std::vector<bool> parts{};

    bool operator==(const Suppressed &) const = default;
};
[[nodiscard]] Suppressed suppressedOf(double total, const std::vector<double> &parts, int below);

/// People in a table that adds up both ways: rows of parts with their total first, and a last row
/// that is the sum of those before it, as a quarter is of its months.
struct PeopleTable {
    std::size_t columns = 0;
    std::vector<double> people{};  ///< row by row
    std::vector<bool> never{};     ///< cells that are nothing and known to be; may be left empty
    std::vector<double> lowest{};  ///< what anybody knows each cell to be at least; empty: nobody
    std::vector<double> highest{}; ///< and at most; empty: any number
    std::vector<bool> unsaid{};    ///< sums that are told nowhere, small or not; may be left empty

    [[nodiscard]] std::size_t rows() const { return columns == 0 ? 0 : people.size() / columns; }
};

/// Which cells of such a table are not told, so that nobody can work out one of 1 to `below` − 1
/// people by taking cells from one another, along rows, columns or both: each cell held back could
/// be another number, none below its lowest or above its highest, without any told changing; and
/// those held back in one row or column are `below` people or more where their total is told. Zeros
/// are told, but for cells of `first`, which are held back already.
[[nodiscard]] std::vector<bool> suppressedOf(const PeopleTable &table, int below,
                                             std::vector<bool> first = {});

/// The same for different people: whoever came twice counts once in the sum, so a sum is no more
/// than its parts together and no less than any of them. Each cell held back of 1 to `below` − 1
/// people could be any of these numbers, or nobody.
[[nodiscard]] std::vector<bool> suppressedApart(const PeopleTable &table, int below);

/// The same for two tables alike: a cell is held back in both or in neither, where it is in
/// `first` already, be it of nobody. For numbers of which a third one gives the difference, as
/// those who joined and those who left are bound by how many are there: with the difference each is
/// known to be at least what it is beyond the other.
[[nodiscard]] std::vector<bool> suppressedAlike(const PeopleTable &one, const PeopleTable &other,
                                                std::vector<bool> first, int below);

/// The same for a share of people: whom it counts and the others, with all of them the sum of both.
/// A cell is held back where any of the three is small, and all three are, be it of nobody: neither
/// how many people they are nor their share follows. Where there is a share there is somebody.
[[nodiscard]] std::vector<bool> suppressedShare(const PeopleTable &counted,
                                                const PeopleTable &others, int below);

/// The same for what people gave, as hours: held back where the people are (`first`), and so many
/// more cells that none follows. No number of it is small in itself.
[[nodiscard]] std::vector<bool> suppressedBeside(const PeopleTable &given, std::vector<bool> first);

/// The people of one block of a grid; see suppressTogether().
[[nodiscard]] PeopleTable tableOf(const FigureGrid &grid, const std::vector<std::size_t> &block);
void holdBack(FigureGrid &grid, const std::vector<std::size_t> &block,
              const std::vector<bool> &held);

/// Takes those figures out of a grid (the council first, then the parts), period by period.
void suppress(FigureGrid &grid, std::size_t periods, int below);
/// The same for people who are all among those of another grid, `whole`, as the quiet are among the
/// active: held back also wherever `whole` is, be it of nobody.
void suppressWithin(FigureGrid &grid, const FigureGrid &whole, std::size_t periods, int below);
/// The same where the months of a quarter are told beside it: each block names periods of the grid,
/// months first and their quarter last.
void suppressTogether(FigureGrid &grid, const std::vector<std::vector<std::size_t>> &blocks,
                      int below);
/// The same for shares of people; see suppressedShare(). What was asked of the whole council is no
/// sum of its areas.
void suppressShares(FigureGrid &grid, const std::vector<std::vector<std::size_t>> &blocks,
                    int below);
/// The same for different people; see suppressedApart().
void suppressApart(FigureGrid &grid, const std::vector<std::vector<std::size_t>> &blocks,
                   int below);

} // namespace sc
