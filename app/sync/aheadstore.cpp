// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ahead.h"

#include "storage/database.h"

#include <charconv>
#include <format>
#include <sstream>

namespace sc {

namespace {

constexpr char kAhead[] = "sync_ahead";

std::string hexOf(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes)
        text += std::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

std::string bytesOf(const std::string &hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

} // namespace

AheadRuns aheadRuns(Database &database)
{
    AheadRuns runs;
    std::istringstream lines(database.setting(kAhead));
    std::int64_t stream = 0;
    std::int64_t seq = 0;
    for (std::string hex; lines >> stream >> seq >> hex;)
        runs[{stream, seq}] = bytesOf(hex);
    return runs;
}

void setAheadRuns(Database &database, const AheadRuns &runs)
{
    std::string text;
    for (const auto &[run, before] : runs)
        text += std::format("{} {} {}\n", run.first, run.second, hexOf(before));
    if (text != database.setting(kAhead))
        database.setSetting(kAhead, text);
}

} // namespace sc
