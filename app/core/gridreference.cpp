// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gridreference.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>

namespace sc {

namespace {

constexpr std::string_view kLetters =
    "ABCDEFGHJKLMNOPQRSTUVWXYZ"; // 5 x 5 from the north-west, no I
constexpr int kSquare = 100'000;
constexpr int kSquaresEast = 7;
constexpr int kSquaresNorth = 13;
constexpr double kSnap = 0.0001;
constexpr std::array<std::int64_t, 7> kPowers = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

struct Parts {
    std::string letters;
    std::string digits;
    int groups = 0;             ///< of digits, with spacing between them
    std::size_t firstGroup = 0; ///< how many digits are in it
};

/// Splits into leading letters and digits; nothing where anything else but spacing is there.
std::optional<Parts> partsOf(std::string_view text)
{
    Parts parts;
    bool inGroup = false;
    for (const char raw : text) {
        const char c = upper(raw);
        if (c >= 'A' && c <= 'Z' && parts.digits.empty())
            parts.letters += c;
        else if (c >= '0' && c <= '9')
            parts.digits += c;
        else if (std::string_view(" \t\r\n,-/.").find(c) == std::string_view::npos)
            return std::nullopt;
        const bool isDigit = c >= '0' && c <= '9';
        parts.groups += isDigit && !inGroup ? 1 : 0;
        parts.firstGroup += isDigit && parts.groups == 1 ? 1 : 0;
        inGroup = isDigit;
    }
    return parts;
}

bool hasShape(const Parts &parts)
{
    // East and north are told apart by whoever writes two numbers: one of them lacks a figure.
    if (parts.groups == 2 && parts.firstGroup * 2 != parts.digits.size())
        return false;
    return parts.letters.size() == 2 && parts.digits.size() >= 2 && parts.digits.size() <= 12 &&
           parts.digits.size() % 2 == 0;
}

struct Hundred {
    int east = 0; ///< whole 100 km squares from the false origin
    int north = 0;
};

std::optional<Hundred> hundredOf(std::string_view letters)
{
    const auto first = kLetters.find(letters[0]);
    const auto second = kLetters.find(letters[1]);
    if (first == std::string_view::npos || second == std::string_view::npos)
        return std::nullopt;
    const int a = static_cast<int>(first);
    const int b = static_cast<int>(second);
    const int east = ((a % 5) - 2) * 5 + b % 5;
    const int north = 19 - (a / 5) * 5 - b / 5;
    if (east < 0 || east >= kSquaresEast || north < 0 || north >= kSquaresNorth)
        return std::nullopt;
    return Hundred{east, north};
}

std::string lettersOf(Hundred hundred)
{
    const int first = (19 - hundred.north) - (19 - hundred.north) % 5 + (hundred.east + 10) / 5;
    const int second = ((19 - hundred.north) * 5) % 25 + hundred.east % 5;
    return {kLetters[static_cast<std::size_t>(first)], kLetters[static_cast<std::size_t>(second)]};
}

/// Metres from a half of the digits. Tenths are divided last, so that the value is the nearest
/// double to the decimal and turns back into the same digits.
double metres(int hundreds, std::string_view digits)
{
    const std::int64_t value = std::strtoll(std::string(digits).c_str(), nullptr, 10);
    const std::int64_t whole = static_cast<std::int64_t>(hundreds) * kSquare;
    if (digits.size() == 6)
        return static_cast<double>(whole * 10 + value) / 10.0;
    return static_cast<double>(whole + value * kPowers[5 - digits.size()]);
}

std::string digitsWithin(double metres, std::size_t count)
{
    // In tenths of a metre, cut to whole tenths first: those are exact in a double.
    const auto tenths = static_cast<std::int64_t>(std::floor((metres + kSnap / 2) * 10.0));
    const std::int64_t within = tenths % (static_cast<std::int64_t>(kSquare) * 10);
    std::string digits = std::to_string(within / kPowers[6 - count]);
    digits.insert(0, count - digits.size(), '0');
    return digits;
}

auto outside()
{
    return refused("grid_ref", "not_in_great_britain",
                   "This place is outside Great Britain: check the letters and numbers");
}

} // namespace

bool isOnGrid(GridPoint point)
{
    return point.easting >= 0.0 && point.easting < kSquaresEast * kSquare &&
           point.northing >= 0.0 && point.northing < kSquaresNorth * kSquare;
}

bool looksLikeGridReference(std::string_view text)
{
    const auto parts = partsOf(text);
    return parts && hasShape(*parts);
}

Result<GridSquare> parseGridReference(std::string_view text)
{
    const auto parts = partsOf(text);
    if (parts && parts->letters.empty() && parts->digits.empty())
        return refused("grid_ref", "missing", "Enter a grid reference, like NZ 288 145");
    if (!parts || !hasShape(*parts))
        return refused(
            "grid_ref", "bad_grid_ref",
            "A grid reference is two letters and an even count of numbers, like NZ 288 145");
    const auto hundred = hundredOf(parts->letters);
    if (!hundred)
        return outside();
    const std::size_t half = parts->digits.size() / 2;
    const std::string_view digits = parts->digits;
    GridSquare square;
    square.southWest = {metres(hundred->east, digits.substr(0, half)),
                        metres(hundred->north, digits.substr(half))};
    square.size = half == 6 ? 0.1 : static_cast<double>(kPowers[5 - half]);
    square.figures = static_cast<int>(parts->digits.size());
    return square;
}

Result<std::string> toGridReference(GridPoint point, int figures, bool spaces)
{
    if (figures < 2 || figures > 12 || figures % 2 != 0)
        return refused("figures", "out_of_range",
                       "A grid reference has 2, 4, 6, 8, 10 or 12 figures");
    const GridPoint snapped{point.easting + kSnap / 2, point.northing + kSnap / 2};
    if (!isOnGrid(snapped))
        return outside();
    const Hundred hundred{static_cast<int>(snapped.easting) / kSquare,
                          static_cast<int>(snapped.northing) / kSquare};
    const auto half = static_cast<std::size_t>(figures / 2);
    const char *gap = spaces ? " " : "";
    return lettersOf(hundred) + gap + digitsWithin(point.easting, half) + gap +
           digitsWithin(point.northing, half);
}

} // namespace sc
