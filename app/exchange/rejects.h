// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "exchange/csvreader.h"

#include <QSaveFile>

#include <memory>
#include <string>
#include <vector>

namespace sc {

/// Writes bad rows back out byte for byte as they came, with a last column that says why, in the
/// encoding and with the delimiter and line ends of the file they came from.
class Rejects {
public:
    /// No file is opened where `path` is empty. Refuses to overwrite the file being read.
    [[nodiscard]] static Result<Rejects> open(const std::string &path, const std::string &source,
                                              const CsvReader &reader);

    void add(const CsvRow &row, const std::vector<Problem> &problems);
    [[nodiscard]] Result<void> finish();

private:
    void put(std::string_view bytes);

    std::unique_ptr<QSaveFile> m_file;
    std::string m_path;
    char m_delimiter = ',';
    std::size_t m_columns = 0; // of the header
    std::string m_lineEnd;
    bool m_asciiOnly = false; // the file is not UTF-8, so neither may the reason be
    bool m_failed = false;
};

} // namespace sc
