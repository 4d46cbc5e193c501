// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvreader.h"

#include "core/text.h"
#include "storage/openfiles.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstring>
#include <format>

namespace sc {

namespace {

// The delimiter that stands most often outside quotes in the first record.
char likeliestDelimiter(std::string_view text)
{
    constexpr std::array<char, 3> kCandidates{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\n' || c == '\r')
            break;
        for (std::size_t i = 0; i < kCandidates.size(); ++i)
            counts[i] += c == kCandidates[i] ? 1 : 0;
    }
    const auto best = std::ranges::max_element(counts);
    return kCandidates[static_cast<std::size_t>(best - counts.begin())];
}

} // namespace

CsvReader::CsvReader() = default;
CsvReader::CsvReader(CsvReader &&) noexcept = default;
CsvReader &CsvReader::operator=(CsvReader &&) noexcept = default;
CsvReader::~CsvReader() = default;

Result<CsvReader> CsvReader::open(const std::string &path)
{
    CsvReader reader;
    reader.m_file = std::make_unique<QFile>(QString::fromStdString(path));
    QFile &file = *reader.m_file;
    const QFileInfo info(file);
    if (!info.exists())
        return failure(ErrorKind::NotFound, std::format("There is no file {}.", path));
    if (info.isDir())
        return failure(ErrorKind::CannotRead, std::format("{} is a folder. Give a file.", path));
    if (auto other = refuseOpenRecords(path); !other)
        return std::unexpected(other.error());
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::CannotRead,
                       std::format("Cannot read {}: {}.", path, file.errorString().toStdString()));
    const uchar *mapped = file.size() > 0 ? file.map(0, file.size()) : nullptr;
    std::string_view bytes;
    if (mapped != nullptr) {
        bytes = {reinterpret_cast<const char *>(mapped), static_cast<std::size_t>(file.size())};
    } else { // a pipe, or a file system that cannot map
        reader.m_owned = std::make_unique<std::string>(file.readAll().toStdString());
        bytes = *reader.m_owned;
    }
    return reader.start(bytes).transform([&reader] { return std::move(reader); });
}

Result<CsvReader> CsvReader::fromText(std::string bytes)
{
    CsvReader reader;
    reader.m_owned = std::make_unique<std::string>(std::move(bytes));
    return reader.start(*reader.m_owned).transform([&reader] { return std::move(reader); });
}

Result<void> CsvReader::start(std::string_view bytes)
{
    const EncodingGuess guess = guessEncoding(bytes);
    m_encoding = guess.encoding;
    m_marked = guess.bomSize > 0;
    m_text = bytes.substr(guess.bomSize);
    if (m_encoding == TextEncoding::Utf16Le || m_encoding == TextEncoding::Utf16Be) {
        m_owned = std::make_unique<std::string>(utf16ToUtf8(m_text, m_encoding));
        m_text = *m_owned;
        m_file.reset();
    } else if (m_encoding == TextEncoding::Utf8 && m_marked) {
        m_broken = !isUtf8Throughout(m_text);
    }
    const std::size_t end = m_text.find_first_of("\r\n");
    if (end != std::string_view::npos) {
        const bool both = m_text[end] == '\r' && m_text.substr(end + 1).starts_with('\n');
        m_lineEnd = both ? "\r\n" : std::string(1, m_text[end]);
    }
    return readHeader();
}

std::string_view CsvReader::byteOrderMark() const
{
    const bool converted =
        m_encoding == TextEncoding::Utf16Le || m_encoding == TextEncoding::Utf16Be;
    return m_encoding != TextEncoding::Windows1252 && (m_marked || converted) ? "\xef\xbb\xbf" : "";
}

void CsvReader::skipSepLine()
{
    if (m_text.size() < 5 || !m_text.starts_with("sep="))
        return;
    if (m_text.size() > 5 && m_text[5] != '\r' && m_text[5] != '\n')
        return;
    m_delimiter = m_text[4];
    m_at = 5;
    stepOverLineEnd();
}

Result<void> CsvReader::readHeader()
{
    if (m_text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return refused("", "empty_file",
                       "The file is empty. The first line must name the columns.");
    m_delimiter = likeliestDelimiter(m_text.substr(m_text.find_first_not_of("\r\n")));
    skipSepLine();
    CsvRow row;
    if (!next(row))
        return refused("", "empty_file",
                       "The file is empty. The first line must name the columns.");
    if (row.problem)
        return refused(
            {Problem{"", row.problem->code,
                     std::format("The line that names the columns: {}", row.problem->message)}});
    for (const std::string_view name : row.fields)
        m_header.emplace_back(trimmed(name));
    m_rawHeader = row.raw;
    m_headerLine = row.line;
    return {};
}

bool CsvReader::renameColumn(std::string_view from, std::string_view to)
{
    const auto found = std::ranges::find(m_header, from);
    if (found == m_header.end())
        return false;
    *found = to;
    return true;
}

bool CsvReader::next(CsvRow &row)
{
    while (m_at < m_text.size()) {
        readRecord(row);
        const bool blank = !row.problem && std::ranges::all_of(row.fields, [](std::string_view f) {
            return f.empty();
        });
        if (blank)
            continue;
        if (!row.problem && !m_header.empty())
            checkColumns(row);
        return true;
    }
    return false;
}

void CsvReader::readRecord(CsvRow &row)
{
    const std::size_t begin = m_at;
    row.line = m_line;
    row.fields.clear();
    m_pieces.clear();
    m_scratch.clear();
    m_problem.reset();
    Stop stop = Stop::Delimiter;
    while (stop == Stop::Delimiter) {
        stop = readField();
        if (stop == Stop::Delimiter)
            ++m_at;
    }
    if (stop == Stop::Fault)
        recover(begin, row.line);
    m_recordEnd = m_at;
    stepOverLineEnd();
    row.raw = m_text.substr(begin, m_recordEnd - begin);
    if (!m_problem && m_broken && !isUtf8Throughout(row.raw))
        m_problem = Problem{"", "bad_encoding",
                            "Some characters cannot be read. Save the file again as UTF-8."};
    row.problem = std::move(m_problem);
    if (!row.problem)
        fillFields(row);
}

CsvReader::Stop CsvReader::readField()
{
    if (m_at < m_text.size() && m_text[m_at] == '"')
        return readQuoted();
    return readPlain();
}

CsvReader::Stop CsvReader::stopAt() const
{
    if (m_at >= m_text.size())
        return Stop::End;
    return m_text[m_at] == m_delimiter ? Stop::Delimiter : Stop::LineEnd;
}

CsvReader::Stop CsvReader::readPlain()
{
    const std::size_t begin = m_at;
    const char delimiter = m_delimiter;
    const char *at = m_text.data() + m_at;
    const char *const end = m_text.data() + m_text.size();
    // Everything that can stop a plain field, the delimiters apart, is below or at CR.
    while (at != end && *at != delimiter) {
        const auto c = static_cast<unsigned char>(*at);
        if (c <= '\r' && (c == '\n' || c == '\r' || c == 0))
            break;
        ++at;
    }
    m_at = static_cast<std::size_t>(at - m_text.data());
    if (m_at < m_text.size() && m_text[m_at] == '\0')
        return fault("nul_byte", "The row holds a zero byte, which is not text.");
    if (m_at - begin > kMaxField)
        return fault("too_long", "A field is longer than a million characters.");
    addPiece(begin, m_at - begin);
    return stopAt();
}

CsvReader::Stop CsvReader::readQuoted()
{
    const std::size_t begin = ++m_at;
    bool doubled = false;
    while (m_at - begin <= kMaxField) {
        const std::size_t rest = m_text.size() - m_at;
        const void *found =
            rest == 0 ? nullptr
                      : std::memchr(m_text.data() + m_at, '"', std::min(rest, kMaxField + 2));
        if (found == nullptr) {
            if (rest > kMaxField)
                break;
            return fault("unterminated_quote",
                         "A quotation mark is opened and never closed. Add the missing mark.");
        }
        const auto quote =
            static_cast<std::size_t>(static_cast<const char *>(found) - m_text.data());
        m_at = quote + 1;
        if (m_at >= m_text.size() || m_text[m_at] != '"')
            return closeQuoted(begin, doubled);
        doubled = true;
        ++m_at;
    }
    return fault("too_long", "A field is longer than a million characters, or a quotation mark is "
                             "opened and never closed.");
}

CsvReader::Stop CsvReader::closeQuoted(std::size_t begin, bool doubled)
{
    const std::size_t end = m_at - 1;
    const std::string_view inside = m_text.substr(begin, end - begin);
    if (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != '\r' &&
        m_text[m_at] != '\n')
        return fault("bad_quote", "Text follows a closing quotation mark. A quotation mark inside "
                                  "a field must be doubled.");
    if (inside.size() > kMaxField)
        return fault("too_long", "A field is longer than a million characters.");
    if (inside.find('\0') != std::string_view::npos)
        return fault("nul_byte", "The row holds a zero byte, which is not text.");
    for (std::size_t i = inside.find_first_of("\r\n"); i != std::string_view::npos;
         i = inside.find_first_of("\r\n", i)) {
        i += inside.substr(i).starts_with("\r\n") ? 2 : 1;
        ++m_line;
    }
    if (doubled)
        addUnquoted(begin, end);
    else
        addPiece(begin, inside.size());
    return stopAt();
}

CsvReader::Stop CsvReader::fault(std::string code, std::string message)
{
    m_problem = Problem{"", std::move(code), std::move(message)};
    return Stop::Fault;
}

// A broken record ends where its first physical line does, so that a forgotten quotation mark costs
// one row and not the rest of the file.
void CsvReader::recover(std::size_t begin, std::size_t line)
{
    m_line = line;
    m_at = std::min(m_text.find_first_of("\r\n", begin), m_text.size());
}

void CsvReader::stepOverLineEnd()
{
    if (m_at >= m_text.size())
        return;
    m_at += m_text.substr(m_at).starts_with("\r\n") ? 2 : 1;
    ++m_line;
}

/// Files put together from two programs may be in both: a part that is UTF-8 stays so.
void CsvReader::addPiece(std::size_t begin, std::size_t length)
{
    if (m_encoding == TextEncoding::Windows1252) {
        const std::string_view text = m_text.substr(begin, length);
        if (!isUtf8Throughout(text)) {
            const std::size_t start = m_scratch.size();
            m_scratch += mixedToUtf8(text);
            m_pieces.push_back({start, m_scratch.size() - start, true});
            return;
        }
    }
    m_pieces.push_back({begin, length, false});
}

void CsvReader::addUnquoted(std::size_t begin, std::size_t end)
{
    const std::size_t start = m_scratch.size();
    while (begin < end) {
        const std::size_t quote = std::min(m_text.find('"', begin), end);
        const std::size_t stop = std::min(quote + 1, end); // keeps the first of the two marks
        const std::string_view part = m_text.substr(begin, stop - begin);
        if (m_encoding == TextEncoding::Windows1252)
            m_scratch += mixedToUtf8(part);
        else
            m_scratch += part;
        begin = quote + 2;
    }
    m_pieces.push_back({start, m_scratch.size() - start, true});
}

void CsvReader::fillFields(CsvRow &row)
{
    const std::string_view scratch = m_scratch;
    for (const Piece &piece : m_pieces)
        row.fields.push_back(
            (piece.inScratch ? scratch : m_text).substr(piece.begin, piece.length));
}

void CsvReader::checkColumns(CsvRow &row) const
{
    const std::size_t wanted = m_header.size();
    while (row.fields.size() > wanted && row.fields.back().empty())
        row.fields.pop_back();
    if (row.fields.size() == wanted)
        return;
    row.problem = Problem{
        "", "column_count",
        std::format("The row has {} columns and the header has {}.", row.fields.size(), wanted)};
}

} // namespace sc
