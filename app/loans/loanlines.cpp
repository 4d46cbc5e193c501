// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the things that were handed over, from what people say of it.
#include "core/text.h"
#include "loans/loan.h"
#include "loans/loancodes.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>

namespace sc {

namespace {

constexpr std::int64_t kMostThings = 1'000'000;

using Tally = std::int64_t LoanLine::*;

constexpr std::array<std::pair<std::string_view, Tally>, 6> kTallies{
    {{"ok", &LoanLine::ok},
     {"worn", &LoanLine::worn},
     {"damaged", &LoanLine::damaged},
     {"lost", &LoanLine::lost},
     {"consumed", &LoanLine::consumed},
     {"unused", &LoanLine::unused}}};

Tally tallyOf(std::string_view outcome)
{
    const auto *found =
        std::ranges::find(kTallies, outcome, &std::pair<std::string_view, Tally>::first);
    return found == kTallies.end() ? nullptr : found->second;
}

/// What a later word corrects, the likeliest first: what is damaged or gone was taken for in order;
/// what was lost turns up. Sacks that were lost were filled up from the stock, and stay lost.
std::vector<Tally> corrected(const LoanLine &line, Tally outcome)
{
    if (outcome == &LoanLine::damaged || outcome == &LoanLine::lost ||
        outcome == &LoanLine::consumed)
        return {&LoanLine::ok, &LoanLine::unused, &LoanLine::worn};
    if (line.consumable)
        return outcome == &LoanLine::ok ? std::vector<Tally>{} : std::vector<Tally>{&LoanLine::ok};
    if (outcome == &LoanLine::worn)
        return {&LoanLine::ok, &LoanLine::lost};
    return {&LoanLine::lost};
}

std::string outcomesInWords()
{
    std::string known;
    for (const Code &one : lineOutcomes())
        known += (known.empty() ? "" : ", ") + std::string(one.code);
    return known;
}

/// Whether what is said is all there is, or comes on top of what was said at the return.
enum class Said : std::uint8_t { AtReturn, Later };

std::int64_t roomIn(const LoanLine &line, Tally tally, Said when)
{
    std::int64_t room = line.unaccounted();
    if (when == Said::Later)
        for (const Tally from : corrected(line, tally))
            room += line.*from;
    return room;
}

void put(LoanLine &line, Tally tally, std::int64_t count, Said when)
{
    std::int64_t more = count - std::min(count, line.unaccounted());
    if (when == Said::Later)
        for (const Tally from : corrected(line, tally)) {
            const std::int64_t taken = std::min(more, line.*from);
            line.*from -= taken;
            more -= taken;
        }
    line.*tally += count;
}

/// How much of one thing said goes to which line.
using Parts = std::vector<std::pair<LoanLine *, std::int64_t>>;

/// Nothing where it could be of either kit.
Parts shared(const std::vector<LoanLine *> &found, std::int64_t wanted, Tally tally, Said when)
{
    if (found.size() == 1)
        return {{found.front(), wanted}};
    // What is still missing is meant before what was written down otherwise.
    for (const Said room : {Said::AtReturn, Said::Later}) {
        Parts parts;
        std::int64_t all = 0;
        for (LoanLine *line : found)
            if (const std::int64_t some = roomIn(*line, tally, room); some > 0) {
                parts.emplace_back(line, some);
                all += some;
            }
        if (parts.size() == 1 && wanted <= all)
            return {{parts.front().first, wanted}};
        if (parts.size() > 1 && wanted == all)
            return parts;
        if (when == Said::AtReturn || (all > 0 && wanted <= all))
            break;
    }
    return {};
}

std::string kitsOf(const std::vector<LoanLine *> &found, const LineFinder &finder)
{
    std::string names;
    for (std::size_t i = 0; i < found.size(); ++i)
        names += (i == 0                  ? ""
                  : i + 1 == found.size() ? " and "
                                          : ", ") +
                 finder.kitOf(finder.context, *found[i]);
    return names;
}

/// Puts one thing said into its lines, or says what is wrong with it.
class Placing {
public:
    Placing(std::vector<LoanLine> &lines, const LineFinder &finder, Said when)
        : m_lines(lines), m_finder(finder), m_when(when)
    {}

    /// The lines it went to.
    std::vector<LoanLine *> take(const ReturnLine &said, std::size_t number);

    std::vector<Problem> problems{};

private:
    [[nodiscard]] std::vector<LoanLine *> found(const ReturnLine &said);
    [[nodiscard]] bool isSaid(const ReturnLine &said, const std::string &where,
                              const std::vector<LoanLine *> &lines);

    std::vector<LoanLine> &m_lines;
    const LineFinder &m_finder;
    Said m_when;
};

std::vector<LoanLine *> Placing::found(const ReturnLine &said)
{
    std::vector<LoanLine *> lines;
    for (LoanLine &line : m_lines)
        if (m_finder.matches(m_finder.context, said, line))
            lines.push_back(&line);
    return lines;
}

bool Placing::isSaid(const ReturnLine &said, const std::string &where,
                     const std::vector<LoanLine *> &lines)
{
    const std::size_t before = problems.size();
    const Tally tally = tallyOf(said.outcome);
    const bool usedUp = said.outcome == "consumed" || said.outcome == "unused";
    if (said.item.empty())
        problems.push_back({where + ".item", "missing", "Say which item"});
    else if (lines.empty())
        problems.push_back({where + ".item", "not_found",
                            std::format("\"{}\" was not handed over with this loan", said.item)});
    else if (said.outcome.empty())
        problems.push_back({where + ".outcome", "missing", "Say what became of it"});
    else if (tally == nullptr)
        problems.push_back({where + ".outcome", "unknown_code",
                            std::format("There is no outcome \"{}\". Choose one of {}",
                                        said.outcome, outcomesInWords())});
    else if (usedUp && !lines.front()->consumable)
        problems.push_back({where + ".outcome", "out_of_range",
                            "Only what is used up can be consumed or unused: choose ok, worn, "
                            "damaged or lost"});
    else if (!said.count && lines.front()->issued != 1)
        problems.push_back({where + ".count", "missing", "Say how many"});
    return problems.size() == before;
}

std::vector<LoanLine *> Placing::take(const ReturnLine &said, std::size_t number)
{
    const std::string where = std::format("lines[{}]", number);
    const std::vector<LoanLine *> lines = found(said);
    if (!isSaid(said, where, lines))
        return {};
    const Tally tally = tallyOf(said.outcome);
    const std::int64_t wanted = said.count.value_or(lines.front()->issued);
    std::int64_t issued = 0;
    std::int64_t room = 0;
    for (const LoanLine *line : lines) {
        issued += line->issued;
        room += roomIn(*line, tally, m_when);
    }
    if (wanted < 0 || wanted > kMostThings || wanted > room) {
        problems.push_back(
            {where + ".count", "out_of_range",
             std::format("{} were handed over: enter no more than that in all", issued)});
        return {};
    }
    const Parts parts = shared(lines, wanted, tally, m_when);
    if (parts.empty()) {
        problems.push_back({where + ".kit", "ambiguous",
                            std::format("{} is in kits {}: say of which kit this is", said.item,
                                        kitsOf(lines, m_finder))});
        return {};
    }
    std::vector<LoanLine *> placed;
    for (const auto &[line, count] : parts) {
        put(*line, tally, count, m_when);
        if (const auto note = collapsed(said.note); !note.empty())
            line->note += (line->note.empty() ? "" : "; ") + note;
        placed.push_back(line);
    }
    return placed;
}

} // namespace

Result<std::vector<LoanLine>> addedTo(std::vector<LoanLine> lines,
                                      const std::vector<ReturnLine> &said, const LineFinder &finder)
{
    Placing placing(lines, finder, Said::Later);
    if (said.empty())
        placing.problems.push_back(
            {"lines", "missing", "Say what became of what was missing, or what was found"});
    for (std::size_t i = 0; i < said.size(); ++i)
        (void)placing.take(said[i], i);
    if (!placing.problems.empty())
        return refused(std::move(placing.problems));
    return lines;
}

Result<std::vector<LoanLine>> counted(std::vector<LoanLine> lines,
                                      const std::vector<ReturnLine> &said, const LineFinder &finder)
{
    struct Told {
        bool ok = false;
        bool consumed = false;
        bool unused = false;
    };
    std::map<const LoanLine *, Told> told;
    for (LoanLine &line : lines) {
        line.ok = line.worn = line.damaged = line.lost = line.consumed = line.unused = 0;
        line.note.clear();
    }
    Placing placing(lines, finder, Said::AtReturn);
    for (std::size_t i = 0; i < said.size(); ++i)
        for (const LoanLine *line : placing.take(said[i], i)) {
            Told &one = told[line];
            one.ok = one.ok || said[i].outcome == "ok";
            one.consumed = one.consumed || said[i].outcome == "consumed";
            one.unused = one.unused || said[i].outcome == "unused";
        }
    if (!placing.problems.empty())
        return refused(std::move(placing.problems));
    for (LoanLine &line : lines) {
        const Told &one = told[&line];
        if (one.ok || (one.consumed && one.unused))
            continue; // they counted: what is not among it is to be found
        // Of what is used up, whatever did not come back unused is gone.
        (one.unused && line.unused > 0 ? line.consumed : line.ok) += line.unaccounted();
    }
    return lines;
}

} // namespace sc
