// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/sincefrozen.h"

#include "core/dates.h"
#include "indicators/freezingparts.h"
#include "quarterly/frozenstore.h"

#include <algorithm>
#include <format>
#include <map>
#include <utility>

namespace sc {

Result<std::optional<SinceFrozen>> sinceFrozen(Database &database, const QuarterReport &report)
{
    FrozenQuarterStore store(database);
    const auto all = store.of(report.period.id);
    if (!all)
        return std::unexpected(all.error());
    if (all->empty())
        return std::nullopt;
    const auto figures = store.figures(all->front().id);
    if (!figures)
        return std::unexpected(figures.error());
    using Key = std::pair<std::string_view, std::string_view>; // indicator and area
    std::map<Key, const FrozenFigure *> sent;
    for (const FrozenFigure &one : *figures)
        sent.emplace(Key(one.indicator, one.areaCode), &one);
    const auto isAsSent = [&](const QuarterLine &line) {
        const auto was = sent.find(Key(line.definition->id, line.place.code));
        return was != sent.end() && was->second->status == toCode(line.figure.status) &&
               frozenText(was->second->value) == frozenText(line.figure.value);
    };
    const auto same = static_cast<std::size_t>(std::ranges::count_if(report.lines, isAsSent));
    return SinceFrozen{all->front(), all->size(), report.lines.size() - same};
}

std::string sinceFrozenWords(const SinceFrozen &since)
{
    return std::format(
        "Sent as frozen on {} by {}. {}", longDay(localDay(since.frozen.frozenAt)), since.frozen.by,
        since.changed == 0   ? "No figure has changed since."
        : since.changed == 1 ? "1 figure has changed since."
                             : std::format("{} figures have changed since.", since.changed));
}

} // namespace sc
