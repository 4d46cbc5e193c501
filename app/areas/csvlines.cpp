// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/csvlines.h"

#include "core/text.h"

#include <algorithm>

namespace sc {

namespace {

std::string bare(std::string_view name)
{
    std::string kept = folded(name);
    std::erase(kept, ' ');
    return kept;
}

/// The separator that is most frequent in the first line.
char separatorOf(std::string_view text)
{
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    auto most = std::ranges::count(line, best);
    for (const char candidate : {';', '\t'}) {
        if (const auto count = std::ranges::count(line, candidate); count > most) {
            best = candidate;
            most = count;
        }
    }
    return best;
}

} // namespace

CsvLines::CsvLines(std::string_view text)
    : m_text(text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text)
    , m_separator(separatorOf(m_text))
    , m_isUtf8(isValidUtf8(m_text))
{}

bool CsvLines::next()
{
    while (m_at < m_text.size()) {
        m_rowLine = m_line;
        const std::size_t start = m_at;
        const std::size_t end = endOfRow();
        m_raw = m_text.substr(start, end - start);
        if (trimmed(m_raw).empty())
            continue;
        split();
        return true;
    }
    return false;
}

/// Moves behind the row and its line end; gives where the row's own bytes end.
std::size_t CsvLines::endOfRow()
{
    bool quoted = false;
    std::size_t end = m_at;
    for (; end < m_text.size(); ++end) {
        const char c = m_text[end];
        if (c == '"')
            quoted = !quoted;
        else if (c == '\n' || c == '\r') {
            const bool pair = c == '\r' && end + 1 < m_text.size() && m_text[end + 1] == '\n';
            ++m_line;
            if (!quoted) {
                m_at = end + (pair ? 2 : 1);
                return end;
            }
            end += pair ? 1 : 0;
        }
    }
    m_at = end;
    return end;
}

void CsvLines::split()
{
    m_fields.clear();
    m_rewritten.clear();
    // A row is at most so many fields: views into m_rewritten must not move.
    m_rewritten.reserve(static_cast<std::size_t>(std::ranges::count(m_raw, m_separator)) + 1);
    std::size_t start = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= m_raw.size(); ++i) {
        if (i < m_raw.size() && m_raw[i] == '"')
            quoted = !quoted;
        if (i < m_raw.size() && (quoted || m_raw[i] != m_separator))
            continue;
        m_fields.push_back(unquoted(m_raw.substr(start, i - start)));
        start = i + 1;
    }
}

std::string_view CsvLines::unquoted(std::string_view field)
{
    const std::string_view inner = trimmed(field);
    const bool isQuoted = inner.size() >= 2 && inner.front() == '"' && inner.back() == '"';
    const std::string_view text = isQuoted ? inner.substr(1, inner.size() - 2) : field;
    const bool hasQuotes = isQuoted && text.contains('"');
    const bool plain = m_isUtf8 || isValidUtf8(text);
    if (!hasQuotes && plain)
        return text;
    std::string rewritten = plain ? std::string(text) : fromWindows1252(text);
    for (auto at = rewritten.find("\"\""); hasQuotes && at != std::string::npos;
         at = rewritten.find("\"\"", at + 1))
        rewritten.erase(at, 1);
    return m_rewritten.emplace_back(std::move(rewritten));
}

std::string_view CsvLines::field(std::size_t index) const
{
    return index < m_fields.size() ? trimmed(m_fields[index]) : std::string_view{};
}

int columnNamed(const std::vector<std::string_view> &header,
                const std::vector<std::string_view> &names)
{
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (bare(header[i]) == name)
                return static_cast<int>(i);
        }
    }
    return -1;
}

} // namespace sc
