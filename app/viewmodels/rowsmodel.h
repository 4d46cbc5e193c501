// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <QAbstractListModel>

namespace sc {

/// The rows of a short list that is always replaced as a whole: history, photos. A base beside
/// QAbstractListModel, so that QML still sees what it is.
template <class Row> class Rows {
public:
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

protected:
    [[nodiscard]] int countIn(const QModelIndex &parent) const
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    /// The row of an index; null where there is none.
    [[nodiscard]] const Row *rowAt(const QModelIndex &index) const
    {
        return index.isValid() && index.row() < static_cast<int>(m_rows.size())
                   ? &m_rows[static_cast<std::size_t>(index.row())]
                   : nullptr;
    }
    void replaceRows(std::vector<Row> rows) { m_rows = std::move(rows); }

private:
    std::vector<Row> m_rows;
};

} // namespace sc
