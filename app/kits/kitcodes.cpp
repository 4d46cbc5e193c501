// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitcodes.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array<Code, 3> kItemKinds{{
    {"serial", "With a serial number"},
    {"counted", "Counted"},
    {"consumable", "Used up"},
}};

constexpr std::array<Code, 2> kPurposes{{
    {"keep", "A group keeps it"},
    {"event", "Lent for a day or two"},
}};

constexpr std::array<Code, 9> kKitStatuses{{
    {"available", "Available"},
    {"reserved", "Reserved"},
    {"out", "Out"},
    {"checking", "Being checked"},
    {"incomplete", "Incomplete"},
    {"repair", "Being repaired"},
    {"lost", "Lost"},
    {"written_off", "Written off"},
    {"retired", "Retired"},
}};

constexpr std::array<Code, 4> kOutcomes{{
    {"repaired", "Repaired"},
    {"replaced", "Replaced"},
    {"written_off", "Written off"},
    {"no_fault", "No fault found"},
}};

constexpr std::array<Code, 7> kReasons{{
    {"top_up", "Topped up"},
    {"use", "Used"},
    {"unused_returned", "Unused, returned"},
    {"kit_filled", "Put into a kit"},
    {"kit_emptied", "Taken out of a kit"},
    {"moved", "Moved between depots"},
    {"count", "Put right after a count"},
}};

constexpr std::array<Code, 4> kResults{{
    {"found", "Found"},
    {"misplaced", "Belongs elsewhere"},
    {"duplicate", "Scanned before"},
    {"unknown", "Not known"},
}};

} // namespace

std::span<const Code> itemKinds()
{
    return kItemKinds;
}

std::span<const Code> kitPurposes()
{
    return kPurposes;
}

std::span<const Code> kitStatuses()
{
    return kKitStatuses;
}

std::span<const Code> ticketOutcomes()
{
    return kOutcomes;
}

std::span<const Code> stockReasons()
{
    return kReasons;
}

std::span<const Code> scanResults()
{
    return kResults;
}

std::string_view labelIn(std::span<const Code> codes, std::string_view code)
{
    const auto found = std::ranges::find(codes, code, &Code::code);
    return found == codes.end() ? code : found->label;
}

bool isCodeOf(std::span<const Code> codes, std::string_view code)
{
    return std::ranges::contains(codes, code, &Code::code);
}

} // namespace sc
