// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "exchange/textencoding.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QFile;

namespace sc {

/// One record of a CSV file. The views live until the next call of CsvReader::next.
struct CsvRow {
    std::size_t line = 0;                 ///< physical line the record starts on, from 1
    std::string_view raw;                 ///< the bytes as they stand in the file, no line end
    std::vector<std::string_view> fields; ///< UTF-8, quotes undone; as many as the header has
    /// Why the record cannot be used: `unterminated_quote`, `bad_quote`, `column_count`,
    /// `nul_byte`, `too_long`, `bad_encoding`. The reader goes on behind it.
    std::optional<Problem> problem;
};

/// Reads CSV as people really send it, one record at a time, from a memory-mapped file:
/// UTF-8 with or without a byte order mark, UTF-16, or Windows-1252; LF, CRLF or CR; comma,
/// semicolon or tab (found in the header, or said by Excel's `sep=` line); quoted fields over
/// several lines (RFC 4180). Blank lines are passed over. A fault in one record never hides the
/// next: after an unterminated quote reading goes on at the following physical line.
class CsvReader {
public:
    /// Longer fields are refused: no column of ours comes near.
    static constexpr std::size_t kMaxField = 1U << 20;

    /// Fails with NotFound, CannotRead, or Refused (`empty_file`, or a header that cannot be read).
    [[nodiscard]] static Result<CsvReader> open(const std::string &path);
    [[nodiscard]] static Result<CsvReader> fromText(std::string bytes);

    CsvReader(CsvReader &&) noexcept;
    CsvReader &operator=(CsvReader &&) noexcept;
    CsvReader(const CsvReader &) = delete;
    CsvReader &operator=(const CsvReader &) = delete;
    ~CsvReader();

    /// The names of the columns, spaces around them removed.
    [[nodiscard]] const std::vector<std::string> &header() const { return m_header; }
    /// Calls a column something else from now on. False where the file has none of that name.
    bool renameColumn(std::string_view from, std::string_view to);
    /// The header record as it stands in the file.
    [[nodiscard]] std::string_view rawHeader() const { return m_rawHeader; }
    [[nodiscard]] std::size_t headerLine() const { return m_headerLine; }
    [[nodiscard]] char delimiter() const { return m_delimiter; }
    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }
    /// The byte order mark to put before a copy of this file's records.
    [[nodiscard]] std::string_view byteOrderMark() const;
    /// How this file ends its lines.
    [[nodiscard]] std::string_view lineEnd() const { return m_lineEnd; }

    /// Reads the next record into `row`. False at the end of the file.
    [[nodiscard]] bool next(CsvRow &row);

    /// For showing progress: bytes read so far, and in all.
    [[nodiscard]] std::size_t position() const { return m_at; }
    [[nodiscard]] std::size_t size() const { return m_text.size(); }

private:
    CsvReader();
    [[nodiscard]] Result<void> start(std::string_view bytes);
    [[nodiscard]] Result<void> readHeader();
    void skipSepLine();

    // A field before its text is settled: in the file, or in m_scratch when it had to be rewritten.
    struct Piece {
        std::size_t begin = 0;
        std::size_t length = 0;
        bool inScratch = false;
    };
    enum class Stop { Delimiter, LineEnd, End, Fault };

    void readRecord(CsvRow &row);
    [[nodiscard]] Stop readField();
    [[nodiscard]] Stop readPlain();
    [[nodiscard]] Stop readQuoted();
    [[nodiscard]] Stop closeQuoted(std::size_t begin, bool doubled);
    [[nodiscard]] Stop fault(std::string code, std::string message);
    [[nodiscard]] Stop stopAt() const;
    void stepOverLineEnd();
    void recover(std::size_t begin, std::size_t line);
    void addPiece(std::size_t begin, std::size_t length);
    void addUnquoted(std::size_t begin, std::size_t end);
    void fillFields(CsvRow &row);
    void checkColumns(CsvRow &row) const;

    std::unique_ptr<QFile> m_file; // keeps the mapping alive
    std::unique_ptr<std::string> m_owned;
    std::string_view m_text; // without byte order mark
    TextEncoding m_encoding = TextEncoding::Utf8;
    bool m_marked = false; // the file had a byte order mark
    bool m_broken = false; // says UTF-8 but is not throughout: each record is looked at
    char m_delimiter = ',';
    std::string m_lineEnd = "\r\n";
    std::vector<std::string> m_header;
    std::string_view m_rawHeader;
    std::size_t m_headerLine = 1;

    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_recordEnd = 0;
    std::vector<Piece> m_pieces;
    std::string m_scratch;
    std::optional<Problem> m_problem;
};

} // namespace sc
