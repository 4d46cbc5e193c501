// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cstdint>

namespace sc {

namespace {

constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

void appendUtf8(std::string &out, std::uint32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else {
        out += static_cast<char>(0xe0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    }
}

struct Lead {
    int more = -1; ///< continuation bytes to follow; -1 where no character starts so
    std::uint32_t bits = 0;
    std::uint32_t least = 0; ///< a smaller value would be an over-long spelling
};

Lead leadOf(unsigned char byte)
{
    if (byte < 0x80)
        return {0, byte, 0};
    if ((byte & 0xe0) == 0xc0)
        return {1, byte & 0x1fU, 0x80};
    if ((byte & 0xf0) == 0xe0)
        return {2, byte & 0x0fU, 0x800};
    if ((byte & 0xf8) == 0xf0)
        return {3, byte & 0x07U, 0x10000};
    return {};
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isAsciiWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Letters that Unicode does not take apart into a plain letter and a mark.
const char *plainLetter(char16_t c)
{
    switch (c) {
    case 0x00f8:
        return "o";
    case 0x0142:
        return "l";
    case 0x0111:
    case 0x00f0:
        return "d";
    case 0x00df:
        return "ss";
    case 0x00e6:
        return "ae";
    case 0x0153:
        return "oe";
    case 0x00fe:
        return "th";
    case 0x0131:
        return "i";
    default:
        return nullptr;
    }
}

bool isApostrophe(char16_t c)
{
    return c == u'\'' || c == u'`' || c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0x00b4 ||
           c == 0x2032;
}

/// Takes accents off and folds case, leaving ASCII marks for the ASCII pass. Each other mark
/// becomes a space; letters outside Latin stay.
std::string unaccented(std::string_view text)
{
    const QString decomposed = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                                   .toCaseFolded()
                                   .normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.unicode() < 0x80)
            out += c;
        else if (const char *plain = plainLetter(c.unicode()))
            out += QLatin1StringView(plain);
        else if (isApostrophe(c.unicode()))
            out += u'\'';
        else if (c.isSurrogate() || c.isLetterOrNumber())
            out += c;
        else if (!c.isMark())
            out += u' ';
    }
    return out.toStdString();
}

std::string foldAscii(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 4);
    bool gap = false;
    const auto put = [&](std::string_view piece) {
        if (gap && !out.empty())
            out += ' ';
        gap = false;
        out += piece;
    };
    for (const char raw : text) {
        const char c = lowerAscii(raw);
        if (isAsciiWord(c) || static_cast<unsigned char>(c) >= 0x80) {
            put({&c, 1});
        } else if (c == '&') {
            gap = true;
            put("and");
            gap = true;
        } else if (c != '\'' && c != '`') {
            gap = true;
        }
    }
    return out;
}

} // namespace

bool isValidUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const Lead lead = leadOf(static_cast<unsigned char>(bytes[i]));
        if (lead.more < 0 || bytes.size() - i <= static_cast<std::size_t>(lead.more))
            return false;
        std::uint32_t code = lead.bits;
        ++i;
        for (int k = 0; k < lead.more; ++k, ++i) {
            const auto byte = static_cast<unsigned char>(bytes[i]);
            if ((byte & 0xc0) != 0x80)
                return false;
            code = (code << 6) | (byte & 0x3fU);
        }
        if (code < lead.least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return false;
    }
    return true;
}

std::string fromWindows1252(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(out, byte >= 0x80 && byte < 0xa0 ? kWindows1252[byte - 0x80U] : byte);
    }
    return out;
}

std::string decodeText(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    return isValidUtf8(bytes) ? std::string(bytes) : fromWindows1252(bytes);
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n\v\f");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n\v\f") - first + 1);
}

std::string collapsed(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool noBreak = text[i] == '\xc2' && i + 1 < text.size() && text[i + 1] == '\xa0';
        if (noBreak || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
            gap = true;
            i += noBreak ? 1 : 0;
            continue;
        }
        if (gap && !out.empty())
            out += ' ';
        gap = false;
        out += text[i];
    }
    return out;
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> found;
    while (true) {
        const auto start = text.find_first_not_of(' ');
        if (start == std::string_view::npos)
            return found;
        text.remove_prefix(start);
        const auto end = std::min(text.find(' '), text.size());
        found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lowerAscii, lowerAscii);
}

std::string folded(std::string_view text)
{
    return isAscii(text) ? foldAscii(text) : foldAscii(unaccented(text));
}

} // namespace sc
