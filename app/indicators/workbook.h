// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A table as a sheet of a workbook: its name, the types of its columns (of Table Schema: string,
/// integer, number, date), and its rows as RFC 4180 text, the header first.
struct WorkbookSheet {
    std::string name{}; ///< at most 31 characters
    std::vector<std::string> types{};
    std::string csv{};
};

/// A file of the archive that a workbook is.
struct WorkbookPart {
    std::string name{};
    std::string bytes{};
};
[[nodiscard]] std::vector<WorkbookPart> workbookParts(const std::vector<WorkbookSheet> &sheets);

/// The bytes of an Office Open XML workbook (.xlsx). Dates are dates, numbers are numbers, and text
/// is text whatever it begins with: nothing in it is a formula. The guard that CSV puts before text
/// is taken away. The same sheets give the same bytes.
[[nodiscard]] std::string workbookOf(const std::vector<WorkbookSheet> &sheets);

/// Files in a ZIP archive, with no time of their own.
class ZipArchive {
public:
    void add(std::string_view name, std::string_view bytes);
    [[nodiscard]] std::string finish();

private:
    struct Entry {
        std::string name;
        std::uint32_t sum = 0;
        std::uint32_t size = 0;
        std::uint32_t packed = 0; ///< bytes in the archive
        std::uint32_t at = 0;
    };

    std::string m_bytes;
    std::vector<Entry> m_entries;
};

} // namespace sc
