// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/csvwriter.h"

#include <QFileDevice>
#include <QFileInfo>
#include <QStorageInfo>

#include <array>
#include <charconv>

namespace sc {

namespace {

constexpr std::size_t kFlushAt = 1U << 18;
// Semicolon and tab too: a spreadsheet set to another country may split there.
constexpr std::string_view kWantsQuotes = ",\"\r\n;\t";

/// Of a disk that took a part of what it was given Qt says no more than that it failed.
bool isFull(const QFileDevice &file)
{
    constexpr qint64 kNextToNothing = 64LL * 1024;
    if (file.error() == QFileDevice::ResourceError)
        return true;
    if (file.fileName().isEmpty())
        return false;
    const QStorageInfo disk(QFileInfo(file.fileName()).absolutePath());
    return disk.isValid() && disk.bytesAvailable() < kNextToNothing;
}

void appendPadded(unsigned value, int width, std::string &out)
{
    std::array<char, 10> digits{};
    int count = 0;
    do {
        digits[static_cast<std::size_t>(count++)] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0);
    for (int i = count; i < width; ++i)
        out += '0';
    while (count > 0)
        out += digits[static_cast<std::size_t>(--count)];
}

bool startsFormula(std::string_view text)
{
    const std::size_t first = text.find_first_not_of('\'');
    if (first == std::string_view::npos)
        return false;
    return std::string_view("=+-@\t\r\n").contains(text[first]);
}

} // namespace

bool needsFormulaGuard(std::string_view text)
{
    return startsFormula(text);
}

std::string_view withoutFormulaGuard(std::string_view field)
{
    return field.starts_with('\'') && startsFormula(field) ? field.substr(1) : field;
}

void appendDay(std::chrono::year_month_day day, std::string &out)
{
    appendPadded(static_cast<unsigned>(static_cast<int>(day.year())), 4, out);
    out += '-';
    appendPadded(static_cast<unsigned>(day.month()), 2, out);
    out += '-';
    appendPadded(static_cast<unsigned>(day.day()), 2, out);
}

void appendInstant(Instant at, std::string &out)
{
    const auto days = std::chrono::floor<std::chrono::days>(at);
    appendDay(std::chrono::year_month_day(days), out);
    auto rest = static_cast<unsigned>((at - days).count());
    const unsigned ms = rest % 1000;
    rest /= 1000;
    out += 'T';
    appendPadded(rest / 3600, 2, out);
    out += ':';
    appendPadded(rest / 60 % 60, 2, out);
    out += ':';
    appendPadded(rest % 60, 2, out);
    if (ms != 0) {
        out += '.';
        appendPadded(ms, 3, out);
    }
    out += 'Z';
}

void appendReal(double value, std::string &out)
{
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed);
    out.append(digits.data(), end.ptr);
}

CsvWriter::CsvWriter(QIODevice &device, bool mark) : m_device(device)
{
    m_buffer.reserve(kFlushAt + (1U << 16));
    if (mark)
        m_buffer = "\xef\xbb\xbf";
}

void CsvWriter::separate()
{
    if (m_rowStarted)
        m_buffer += ',';
    m_rowStarted = true;
}

void CsvWriter::append(std::string_view value, bool guard)
{
    separate();
    const bool quote = value.find_first_of(kWantsQuotes) != std::string_view::npos ||
                       value.starts_with(' ') || value.ends_with(' ');
    if (!quote && !guard) {
        m_buffer += value;
        return;
    }
    m_buffer += guard ? "\"'" : "\"";
    for (std::size_t begin = 0; begin < value.size();) {
        const std::size_t mark = std::min(value.find('"', begin), value.size() - 1);
        m_buffer += value.substr(begin, mark - begin + 1);
        if (value[mark] == '"')
            m_buffer += '"';
        begin = mark + 1;
    }
    m_buffer += '"';
}

void CsvWriter::text(std::string_view value)
{
    append(value, needsFormulaGuard(value));
}

void CsvWriter::code(std::string_view value)
{
    append(value, false);
}

void CsvWriter::number(std::int64_t value)
{
    separate();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    m_buffer.append(digits.data(), end.ptr);
}

void CsvWriter::real(double value)
{
    separate();
    appendReal(value, m_buffer);
}

void CsvWriter::instant(Instant value)
{
    separate();
    appendInstant(value, m_buffer);
}

void CsvWriter::day(std::chrono::year_month_day value)
{
    separate();
    appendDay(value, m_buffer);
}

void CsvWriter::empty()
{
    separate();
}

void CsvWriter::endRow()
{
    m_buffer += "\r\n";
    m_rowStarted = false;
    if (m_buffer.size() >= kFlushAt)
        flush();
}

void CsvWriter::flush()
{
    const auto size = static_cast<qint64>(m_buffer.size());
    if (!m_failed)
        m_failed = m_device.write(m_buffer.data(), size) != size;
    m_buffer.clear();
}

Result<void> CsvWriter::finish()
{
    flush();
    auto *file = qobject_cast<QFileDevice *>(&m_device);
    if (file != nullptr && !m_failed)
        m_failed = !file->flush();
    if (!m_failed)
        return {};
    if (file != nullptr && isFull(*file))
        return failure(ErrorKind::DiskFull,
                       "The disk is full, and the file was not written. Make room on it, then "
                       "export again.");
    return failure(ErrorKind::CannotWrite,
                   "The file could not be written. Check that the disk is not full and still "
                   "connected, then export again.");
}

} // namespace sc
