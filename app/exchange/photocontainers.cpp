// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/photocontainers.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sc {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n"sv;

std::size_t byteAt(std::string_view bytes, std::size_t i)
{
    return static_cast<std::uint8_t>(bytes[i]);
}

std::size_t bigEndian(std::string_view bytes, std::size_t at, int count)
{
    std::size_t value = 0;
    for (int i = 0; i < count; ++i)
        value = (value << 8) | byteAt(bytes, at + static_cast<std::size_t>(i));
    return value;
}

std::size_t littleEndian32(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16) |
           (byteAt(bytes, at + 3) << 24);
}

void putLittleEndian32(std::string &out, std::size_t at, std::size_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        out[at + i] = static_cast<char>((value >> (8 * i)) & 0xff);
}

// Compressed data runs until a marker that is neither a stuffed FF00 nor a restart FFD0 to FFD7.
std::size_t endOfScan(std::string_view bytes, std::size_t at)
{
    while (at + 1 < bytes.size()) {
        at = bytes.find('\xff', at);
        if (at == std::string_view::npos || at + 1 >= bytes.size())
            return bytes.size();
        const std::size_t next = byteAt(bytes, at + 1);
        if (next != 0 && (next < 0xd0 || next > 0xd7))
            return at;
        at += 2;
    }
    return bytes.size();
}

// Of the application segments only Adobe's colour transform changes how the picture looks.
bool keepsJpegSegment(std::size_t marker, std::string_view body)
{
    if (marker == 0xee)
        return body.starts_with("Adobe");
    return marker != 0xfe && (marker < 0xe0 || marker > 0xef);
}

} // namespace

std::string_view mediaTypeOf(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return "image/jpeg";
    if (bytes.starts_with(kPngSignature))
        return "image/png";
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv))
        return "image/tiff";
    if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP")
        return "image/webp";
    return {};
}

std::optional<std::string> bareJpeg(std::string_view bytes)
{
    if (!bytes.starts_with("\xff\xd8"sv))
        return std::nullopt;
    std::string out(bytes.substr(0, 2));
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && byteAt(bytes, at) == 0xff) {
        const std::size_t marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        if (marker == 0xd9)
            break;
        const std::size_t length = bigEndian(bytes, at + 2, 2);
        if (length < 2 || at + 2 + length > bytes.size())
            return std::nullopt;
        const std::size_t end =
            marker == 0xda ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
        if (keepsJpegSegment(marker, bytes.substr(at + 4, length - 2)))
            out += bytes.substr(at, end - at);
        at = end;
    }
    out += "\xff\xd9"sv;
    return out;
}

std::optional<std::string> barePng(std::string_view bytes)
{
    constexpr std::array kKept{"IHDR"sv, "PLTE"sv, "IDAT"sv, "IEND"sv, "tRNS"sv, "gAMA"sv, "cHRM"sv,
                               "sRGB"sv, "sBIT"sv, "bKGD"sv, "acTL"sv, "fcTL"sv, "fdAT"sv};
    if (!bytes.starts_with(kPngSignature))
        return std::nullopt;
    std::string out(kPngSignature);
    for (std::size_t at = kPngSignature.size(); at + 12 <= bytes.size();) {
        const std::size_t length = bigEndian(bytes, at, 4);
        if (length > bytes.size() - at - 12)
            return std::nullopt;
        const std::string_view kind = bytes.substr(at + 4, 4);
        if (std::ranges::contains(kKept, kind))
            out += bytes.substr(at, length + 12);
        if (kind == "IEND")
            return out;
        at += length + 12;
    }
    return std::nullopt;
}

std::optional<std::string> bareWebp(std::string_view bytes)
{
    constexpr std::array kKept{"VP8 "sv, "VP8L"sv, "VP8X"sv, "ALPH"sv, "ANIM"sv, "ANMF"sv};
    constexpr std::size_t kMetadataFlags = 0x20 | 0x08 | 0x04; // colour profile, Exif, XMP
    if (mediaTypeOf(bytes) != "image/webp")
        return std::nullopt;
    const std::size_t end = std::min(bytes.size(), littleEndian32(bytes, 4) + 8);
    std::string out(bytes.substr(0, 12));
    for (std::size_t at = 12; at + 8 <= end;) {
        const std::size_t length = littleEndian32(bytes, at + 4);
        const std::size_t padded = length + (length & 1);
        if (length > end - at - 8)
            return std::nullopt;
        const std::string_view kind = bytes.substr(at, 4);
        if (std::ranges::contains(kKept, kind)) {
            const std::size_t start = out.size();
            out += bytes.substr(at, 8 + length);
            if ((length & 1) != 0)
                out += '\0';
            if (kind == "VP8X" && length > 0)
                out[start + 8] = static_cast<char>(byteAt(out, start + 8) & ~kMetadataFlags);
        }
        at += 8 + padded;
    }
    putLittleEndian32(out, 4, out.size() - 8);
    return out.size() > 12 ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace sc
