// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/photos.h"

#include "core/calendar.h"

#include <cmath>
#include <cstdint>
#include <format>
#include <vector>

namespace sc::sample {

namespace {

/// One entry of an Exif directory (TIFF 6.0): little-endian, values over four bytes kept apart.
struct Entry {
    std::uint16_t tag;
    std::uint16_t type; ///< 1 byte, 2 text, 3 short, 4 long, 5 rational
    std::uint32_t count;
    std::string value;
};

void put16(std::string &out, std::uint32_t value)
{
    out += static_cast<char>(value & 0xffU);
    out += static_cast<char>((value >> 8U) & 0xffU);
}

void put32(std::string &out, std::uint32_t value)
{
    put16(out, value & 0xffffU);
    put16(out, value >> 16U);
}

std::string longValue(std::uint32_t value)
{
    std::string out;
    put32(out, value);
    return out;
}

Entry text(std::uint16_t tag, std::string value)
{
    value += '\0';
    const auto count = static_cast<std::uint32_t>(value.size());
    return {tag, 2, count, std::move(value)};
}

/// A directory that starts at `offset`, its larger values after it.
std::string directory(const std::vector<Entry> &entries, std::uint32_t offset)
{
    std::string out;
    std::string apart;
    const auto after = offset + 2 + 12 * static_cast<std::uint32_t>(entries.size()) + 4;
    put16(out, static_cast<std::uint32_t>(entries.size()));
    for (const Entry &entry : entries) {
        put16(out, entry.tag);
        put16(out, entry.type);
        put32(out, entry.count);
        if (entry.value.size() <= 4) {
            std::string value = entry.value;
            value.resize(4, '\0');
            out += value;
        } else {
            put32(out, after + static_cast<std::uint32_t>(apart.size()));
            apart += entry.value;
            if (apart.size() % 2 != 0)
                apart += '\0';
        }
    }
    put32(out, 0);
    return out + apart;
}

/// Degrees, minutes and hundredths of a thousandth of a second.
Entry angle(std::uint16_t tag, double degrees)
{
    const double whole = std::abs(degrees);
    const auto units = static_cast<std::uint64_t>(std::llround(whole * 3600.0 * 10'000.0));
    std::string out;
    for (const auto &[value, over] :
         {std::pair{units / 36'000'000U, 1U}, std::pair{units / 600'000U % 60U, 1U},
          std::pair{units % 600'000U, 10'000U}}) {
        put32(out, static_cast<std::uint32_t>(value));
        put32(out, over);
    }
    return {tag, 5, 3, std::move(out)};
}

} // namespace

std::string exifSegment(LatLon place, Instant takenAt)
{
    const auto local = std::chrono::floor<std::chrono::seconds>(toLocal(takenAt));
    const bool summer = local.time_since_epoch() !=
                        std::chrono::floor<std::chrono::seconds>(takenAt).time_since_epoch();
    const std::vector<Entry> camera{
        text(0x9003, std::format("{:%Y:%m:%d %H:%M:%S}", local)),
        text(0x9011, summer ? "+01:00" : "+00:00"),
    };
    const std::vector<Entry> position{
        {0x0000, 1, 4, std::string("\2\3\0\0", 4)}, // version of the position's own tags
        text(0x0001, place.latitude < 0 ? "S" : "N"),  angle(0x0002, place.latitude),
        text(0x0003, place.longitude < 0 ? "W" : "E"), angle(0x0004, place.longitude),
    };
    constexpr std::uint32_t kFirst = 8;
    std::vector<Entry> main{
        text(0x010e, "Drawn for the sample borough"),
        {0x0112, 3, 1, std::string("\1\0", 2)}, // upright
        {0x8769, 4, 1, longValue(0)},
        {0x8825, 4, 1, longValue(0)},
    };
    const auto cameraAt = kFirst + static_cast<std::uint32_t>(directory(main, kFirst).size());
    const auto positionAt =
        cameraAt + static_cast<std::uint32_t>(directory(camera, cameraAt).size());
    main[2].value = longValue(cameraAt);
    main[3].value = longValue(positionAt);

    std::string tiff("II*\0", 4);
    put32(tiff, kFirst);
    tiff += directory(main, kFirst) + directory(camera, cameraAt) + directory(position, positionAt);
    std::string out("\xff\xe1", 2);
    const std::size_t size = 2 + 6 + tiff.size();
    out += static_cast<char>(size >> 8U);
    out += static_cast<char>(size & 0xffU);
    return out + std::string("Exif\0\0", 6) + tiff;
}

} // namespace sc::sample
