// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Splits the CSV of public gazetteer files, which may have no header, into rows: fast, over bytes
/// that stay where they are. Quoted fields may hold separators and line ends. What people type and
/// send goes through exchange/csvreader.h, which forgives more.
class CsvLines {
public:
    /// The text must outlive the object. A mark of UTF-8 at its start is passed over.
    explicit CsvLines(std::string_view text);

    /// Reads the next row that is not empty; false at the end. Fields are UTF-8, views that hold
    /// until the next call.
    bool next();

    [[nodiscard]] const std::vector<std::string_view> &fields() const { return m_fields; }
    /// The field at an index, spaces trimmed; empty where the row is shorter.
    [[nodiscard]] std::string_view field(std::size_t index) const;
    /// The line, from 1, on which the row starts.
    [[nodiscard]] std::size_t line() const { return m_rowLine; }
    [[nodiscard]] std::string_view raw() const { return m_raw; }
    [[nodiscard]] char separator() const { return m_separator; }
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    void split();
    [[nodiscard]] std::size_t endOfRow();
    [[nodiscard]] std::string_view unquoted(std::string_view field);

    std::string_view m_text;
    char m_separator = ',';
    bool m_isUtf8 = true;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_rowLine = 1;
    std::string_view m_raw;
    std::vector<std::string_view> m_fields;
    std::vector<std::string> m_rewritten; ///< fields whose text had to change
};

/// Where a column stands in a header, by any of its names (case, spaces and "_" do not matter); -1
/// where it is not there.
[[nodiscard]] int columnNamed(const std::vector<std::string_view> &header,
                              const std::vector<std::string_view> &names);

} // namespace sc
