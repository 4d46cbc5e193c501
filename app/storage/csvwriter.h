// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

class QIODevice;

namespace sc {

/// Free text as it is put into a CSV field. A spreadsheet takes a field that starts with `=`, `+`,
/// `-`, `@`, TAB, CR or LF for a formula, so an apostrophe goes before it; and before text whose
/// own leading apostrophes are followed by one of these, so that nothing is lost on the way back.
[[nodiscard]] bool needsFormulaGuard(std::string_view text);
/// What the importer reads: the exact opposite of the guard.
[[nodiscard]] std::string_view withoutFormulaGuard(std::string_view field);

/// Times as they leave the program: 2026-05-03T09:15:00Z, with milliseconds only if there are any.
void appendInstant(Instant at, std::string &out);
/// 2026-05-03
void appendDay(std::chrono::year_month_day day, std::string &out);
/// The shortest decimal text that reads back as the same number; never an exponent.
void appendReal(double value, std::string &out);

/// Writes RFC 4180: comma, CRLF, UTF-8, quotes only where they are needed.
class CsvWriter {
public:
    /// `mark` puts a byte order mark first, which makes Excel read the file as UTF-8.
    explicit CsvWriter(QIODevice &device, bool mark = false);

    /// Free text, guarded against being run as a formula.
    void text(std::string_view value);
    /// Codes, references and what this program made up itself: quoted if need be, never guarded.
    void code(std::string_view value);
    void number(std::int64_t value);
    void real(double value);
    void instant(Instant value);
    void day(std::chrono::year_month_day value);
    void empty();
    void endRow();

    /// Hands everything to the device. CannotWrite or DiskFull if it would not take it, now or
    /// at any row before.
    [[nodiscard]] Result<void> finish();

private:
    void separate();
    void append(std::string_view value, bool guard);
    void flush();

    QIODevice &m_device;
    std::string m_buffer;
    bool m_rowStarted = false;
    bool m_failed = false;
};

} // namespace sc
