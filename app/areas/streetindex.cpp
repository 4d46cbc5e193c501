// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/streetindex.h"

#include "core/text.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::size_t kShortestWithFault = 3;
constexpr std::size_t kTwoFaultsFrom = 8;

/// Numbers are typed right or mean something else.
int allowedFaults(std::string_view word)
{
    if (word.size() < kShortestWithFault ||
        word.find_first_of("0123456789") != std::string_view::npos)
        return 0;
    return word.size() < kTwoFaultsFrom ? 1 : 2;
}

bool isHouseNumber(std::string_view word)
{
    return word.front() >= '0' && word.front() <= '9' && word.size() <= 5;
}

std::string withoutSpaces(std::string_view text)
{
    std::string compact(text);
    std::erase(compact, ' ');
    return compact;
}

} // namespace

void StreetIndex::addWords(std::string_view text, std::uint32_t street)
{
    for (const std::string_view word : words(text)) {
        const auto [known, isNew] =
            m_known.try_emplace(std::string(word), static_cast<std::uint32_t>(m_words.size()));
        if (isNew)
            m_words.push_back({std::string(word), {}});
        auto &streets = m_words[known->second].streets;
        if (streets.empty() || streets.back() != street)
            streets.push_back(street);
    }
}

void StreetIndex::add(std::string_view name, std::string_view place, std::string_view district)
{
    const auto street = static_cast<std::uint32_t>(m_compact.size());
    const std::string spelt = foldedStreet(name);
    addWords(spelt, street);
    addWords(folded(place), street);
    addWords(folded(district), street);
    m_names.push_back(spelt);
    m_compact.push_back(withoutSpaces(spelt));
}

void StreetIndex::finish()
{
    m_known.clear();
    std::ranges::sort(m_words, {}, &Word::text);
}

std::vector<StreetIndex::Asked> StreetIndex::asked(std::string_view typed)
{
    const std::string raw = folded(typed);
    const std::string spelt = foldedStreet(typed);
    const auto rawWords = words(raw);
    const auto speltWords = words(spelt);
    std::vector<Asked> all;
    for (std::size_t i = 0; i < rawWords.size(); ++i) {
        if (i == 0 && rawWords.size() > 1 && isHouseNumber(rawWords[0]))
            continue;
        Asked one;
        one.forms.emplace_back(rawWords[i]);
        if (i < speltWords.size() && speltWords[i] != rawWords[i])
            one.forms.emplace_back(speltWords[i]);
        if (rawWords[i] == "st") // before the rest is typed it may be either
            one.forms.emplace_back(speltWords[i] == "saint" ? "street" : "saint");
        one.isLast = i + 1 == rawWords.size();
        // A short word in the middle is whole: "st" there is no beginning of "station".
        if (one.forms.size() > 1 && !one.isLast)
            one.forms.erase(one.forms.begin());
        all.push_back(std::move(one));
    }
    return all;
}

void StreetIndex::addByPrefix(const std::string &form, std::vector<Meant> &meant) const
{
    auto word = std::ranges::lower_bound(m_words, form, {}, &Word::text);
    for (; word != m_words.end() && word->text.starts_with(form); ++word)
        meant.push_back({static_cast<std::uint32_t>(word - m_words.begin()), 0});
}

void StreetIndex::addByFault(const Asked &asked, std::vector<Meant> &meant) const
{
    const std::string_view form = asked.forms.back();
    const int limit = allowedFaults(form);
    if (limit == 0)
        return;
    for (std::uint32_t i = 0; i < m_words.size(); ++i) {
        const std::string_view word = m_words[i].text;
        int faults = editDistance(form, word, limit);
        // The last word may still be growing: a beginning of about its length will do.
        for (std::size_t length = form.size();
             asked.isLast && faults > limit && length <= form.size() + 1; ++length)
            faults = std::min(faults, editDistance(form, word.substr(0, length), limit));
        if (faults <= limit && (form.size() > kShortestWithFault || word.front() == form.front()))
            meant.push_back({i, static_cast<std::uint8_t>(faults)});
    }
}

std::vector<StreetIndex::Meant> StreetIndex::wordsMeant(const Asked &asked, bool withFaults) const
{
    std::vector<Meant> meant;
    for (const std::string &form : asked.forms)
        addByPrefix(form, meant);
    if (withFaults)
        addByFault(asked, meant);
    std::ranges::stable_sort(meant, {}, &Meant::faults);
    return meant;
}

std::uint8_t StreetIndex::apart(std::uint32_t street, const std::vector<Asked> &all,
                                bool withFaults) const
{
    const std::string &name = m_names[street];
    const auto inName = words(name);
    const auto starts = [](std::string_view word) {
        return [word](const std::string &form) { return word.starts_with(form); };
    };
    const auto isInName = [&](const Asked &one) {
        const std::string_view form = one.forms.back();
        const int limit = withFaults ? allowedFaults(form) : 0;
        return std::ranges::any_of(inName, [&](std::string_view word) {
            return std::ranges::any_of(one.forms, starts(word)) ||
                   (limit > 0 && editDistance(form, word, limit) <= limit);
        });
    };
    const bool atStart = std::ranges::any_of(all.front().forms, starts(name));
    if (!std::ranges::all_of(all, isInName))
        return atStart ? 3 : 4;
    std::string typed;
    for (const Asked &one : all)
        typed += one.forms.back();
    return typed == m_compact[street] ? 0 : atStart ? 1 : 2;
}

std::vector<StreetIndex::Match> StreetIndex::intersect(const std::vector<Asked> &all,
                                                       bool withFaults) const
{
    // How many of the typed words, in order, each street has so far, and at what cost.
    std::vector<std::uint8_t> matched(m_compact.size(), 0);
    std::vector<std::uint8_t> faults(m_compact.size(), 0);
    std::vector<std::uint32_t> alive;
    for (std::size_t i = 0; i < all.size(); ++i) {
        alive.clear();
        for (const Meant meant : wordsMeant(all[i], withFaults)) {
            for (const std::uint32_t street : m_words[meant.word].streets) {
                if (matched[street] != i)
                    continue;
                matched[street] = static_cast<std::uint8_t>(i + 1);
                faults[street] = static_cast<std::uint8_t>(faults[street] + meant.faults);
                alive.push_back(street);
            }
        }
    }
    std::vector<Match> found;
    found.reserve(alive.size());
    for (const std::uint32_t street : alive) {
        found.push_back({street, faults[street], apart(street, all, withFaults)});
    }
    return found;
}

std::vector<StreetIndex::Match> StreetIndex::runTogether(std::string_view typed) const
{
    const std::string wanted = withoutSpaces(foldedStreet(typed));
    std::vector<Match> found;
    if (wanted.size() < 5)
        return found;
    for (std::uint32_t street = 0; street < m_compact.size(); ++street) {
        const std::string_view name = m_compact[street];
        if (name.starts_with(wanted))
            found.push_back({street, 1, 1});
        else if (const int faults = editDistance(wanted, name, 1); faults <= 1)
            found.push_back({street, static_cast<std::uint8_t>(faults + 1), 1});
    }
    return found;
}

std::vector<StreetIndex::Match> StreetIndex::find(std::string_view typed, std::size_t enough) const
{
    const auto all = asked(typed);
    if (all.empty() || all.size() > 8)
        return {};
    auto found = intersect(all, false);
    if (found.size() < enough)
        found = intersect(all, true);
    if (found.empty())
        found = runTogether(typed);
    return found;
}

} // namespace sc
