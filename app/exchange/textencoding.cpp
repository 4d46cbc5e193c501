// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/textencoding.h"

#include "core/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace sc {

namespace {

constexpr char32_t kReplacement = 0xfffd;

std::uint8_t byteAt(std::string_view bytes, std::size_t i)
{
    return static_cast<std::uint8_t>(bytes[i]);
}

// Steps over plain ASCII eight bytes at a time.
std::size_t skipAscii(std::string_view bytes, std::size_t i)
{
    while (i + sizeof(std::uint64_t) <= bytes.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        if ((word & 0x8080808080808080ULL) != 0)
            break;
        i += sizeof word;
    }
    while (i < bytes.size() && byteAt(bytes, i) < 0x80)
        ++i;
    return i;
}

/// How long the letter of UTF-8 is that starts here; 0 where there is none, or where two signs of
/// Windows-1252 are as likely: a capital with an accent and then a quotation mark.
std::size_t letterAt(std::string_view bytes)
{
    const std::uint8_t lead = byteAt(bytes, 0);
    const bool latin = lead >= 0xc2 && lead <= 0xc5;
    if (!latin && lead < 0xe0)
        return 0;
    const std::size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return bytes.size() >= length && isValidUtf8(bytes.substr(0, length)) ? length : 0;
}

} // namespace

bool isAscii(std::string_view bytes)
{
    return skipAscii(bytes, 0) == bytes.size();
}

bool isUtf8Throughout(std::string_view bytes)
{
    for (std::size_t i = skipAscii(bytes, 0); i < bytes.size(); i = skipAscii(bytes, i)) {
        const std::size_t begin = i;
        while (i < bytes.size() && byteAt(bytes, i) >= 0x80)
            ++i;
        if (!isValidUtf8(bytes.substr(begin, i - begin)))
            return false;
    }
    return true;
}

std::string mixedToUtf8(std::string_view bytes)
{
    if (isUtf8Throughout(bytes))
        return std::string(bytes);
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t plain = skipAscii(bytes, i);
        out += bytes.substr(i, plain - i);
        i = plain;
        if (i == bytes.size())
            break;
        const std::size_t letter = letterAt(bytes.substr(i));
        if (letter > 0)
            out += bytes.substr(i, letter);
        else
            out += fromWindows1252(bytes.substr(i, 1));
        i += std::max<std::size_t>(letter, 1);
    }
    return out;
}

EncodingGuess guessEncoding(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xef\xbb\xbf"sv))
        return {TextEncoding::Utf8, 3};
    if (bytes.starts_with("\xff\xfe"sv))
        return {TextEncoding::Utf16Le, 2};
    if (bytes.starts_with("\xfe\xff"sv))
        return {TextEncoding::Utf16Be, 2};
    if (bytes.size() >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
        return {TextEncoding::Utf16Le, 0};
    if (bytes.size() >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
        return {TextEncoding::Utf16Be, 0};
    return {isUtf8Throughout(bytes) ? TextEncoding::Utf8 : TextEncoding::Windows1252, 0};
}

void appendUtf8(char32_t codePoint, std::string &out)
{
    const auto put = [&out](char32_t value) { out += static_cast<char>(value); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xc0 | (codePoint >> 6));
        put(0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
        put(0xe0 | (codePoint >> 12));
        put(0x80 | ((codePoint >> 6) & 0x3f));
        put(0x80 | (codePoint & 0x3f));
    } else {
        put(0xf0 | (codePoint >> 18));
        put(0x80 | ((codePoint >> 12) & 0x3f));
        put(0x80 | ((codePoint >> 6) & 0x3f));
        put(0x80 | (codePoint & 0x3f));
    }
}

std::string utf16ToUtf8(std::string_view bytes, TextEncoding order)
{
    const std::size_t first = order == TextEncoding::Utf16Be ? 0 : 1;
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>((byteAt(bytes, i + first) << 8) |
                                     byteAt(bytes, i + 1 - first));
    };
    std::string out;
    out.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t value = unit(i);
        const bool high = value >= 0xd800 && value < 0xdc00;
        if (high && i + 3 < bytes.size() && unit(i + 2) >= 0xdc00 && unit(i + 2) < 0xe000) {
            value = 0x10000 + ((value - 0xd800) << 10) + (unit(i + 2) - 0xdc00);
            i += 2;
        } else if (value >= 0xd800 && value < 0xe000) {
            value = kReplacement;
        }
        appendUtf8(value, out);
    }
    return out;
}

} // namespace sc
