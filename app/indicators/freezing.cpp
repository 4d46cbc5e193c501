// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/freezing.h"

#include "core/dates.h"
#include "indicators/flytips.h"
#include "indicators/freezingparts.h"
#include "quarterly/entrystore.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

using Figures = KeptFigures;
using Indicators = KeptIndicators;

std::string sha256(const std::string &text)
{
    return QCryptographicHash::hash(
               QByteArrayView(text.data(), static_cast<qsizetype>(text.size())),
               QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

std::uint64_t shortDigest(const std::string &text)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())),
                                 QCryptographicHash::Sha256);
    std::uint64_t digest = 0;
    for (int i = 0; i < 8; ++i)
        digest = digest << 8U | static_cast<unsigned char>(hash.at(i));
    return digest;
}

/// One entry for each record: what all its rows say, in order.
std::vector<FrozenRecord> digested(const std::vector<RecordBehind> &rows)
{
    std::vector<FrozenRecord> records;
    std::size_t first = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + 1 < rows.size() && rows[i + 1].record == rows[i].record)
            continue;
        records.push_back(
            {rows[i].record, recordDigest(std::span(rows).subspan(first, i + 1 - first))});
        first = i + 1;
    }
    std::ranges::sort(records);
    return records;
}

std::vector<const IndicatorDefinition *> available()
{
    std::vector<const IndicatorDefinition *> some;
    for (const IndicatorDefinition &one : indicatorDefinitions())
        if (one.isAvailable())
            some.push_back(&one);
    return some;
}

Figures figuresOf(const QuarterReport &report)
{
    Figures figures;
    for (const QuarterLine &line : report.lines)
        figures.push_back(
            {.indicator = line.definition->id,
             .areaCode = line.place.code,
             .areaName = line.place.name,
             .value = line.figure.value,
             .numerator = line.figure.numerator,
             .denominator = line.figure.denominator,
             .target = line.target,
             .status = std::string(toCode(line.figure.status)),
             .signal = std::string(signalCode(line.signal, line.definition->direction)),
             .note = line.note});
    return figures;
}

FrozenIndicator kept(std::string_view id, const char *definition, std::vector<FrozenRecord> records)
{
    FrozenIndicator one{.indicator = std::string(id),
                        .version = 1,
                        .definition = definition,
                        .records = std::move(records)};
    one.digest = sha256(packed(one.records));
    return one;
}

/// The national return, cell by cell, and what stands behind it.
Result<void> addFlyTips(Database &database, const Quarter &quarter, Figures &figures,
                        Indicators &indicators)
{
    const auto lines = flyTipReturn(database, quarter);
    const auto behind = flyTipRecords(database, quarter);
    if (!lines)
        return std::unexpected(lines.error());
    if (!behind)
        return std::unexpected(behind.error());
    for (const FlyTipLine &line : *lines)
        for (const FlyTipCell &cell : flyTipCells(line))
            figures.push_back({.indicator = std::format("{}.{}", kFlyTipReturn, cell.id),
                               .areaCode = line.place.code,
                               .areaName = std::format("{}, {}", line.place.name, cell.heading),
                               .value = static_cast<double>(cell.count),
                               .status = "final"});
    std::vector<FrozenRecord> records;
    for (const FlyTipRecord &one : *behind)
        records.push_back({one.record, shortDigest(one.said)});
    indicators.push_back(kept(kFlyTipReturn,
                              "The national fly-tipping return: incidents logged in the quarter by "
                              "land, waste and size, and actions taken in it.",
                              std::move(records)));
    return {};
}

/// What was said, by what it was: the words themselves stay where they can be changed.
Result<void> addSaid(Database &database, const Quarter &quarter, Indicators &indicators)
{
    const auto all = CommentaryStore(database).of(quarter.id());
    if (!all)
        return std::unexpected(all.error());
    std::vector<FrozenRecord> records;
    for (const Commentary &one : *all)
        records.push_back({one.id, shortDigest(std::format("{}|{}|{}", one.indicator,
                                                           one.area.toString(), one.words))});
    std::ranges::sort(records);
    indicators.push_back(
        kept(kSaid, "What was said about the quarter and its figures.", std::move(records)));
    return {};
}

/// The records behind what may be held back stay at hand: to compare it is asked where they count.
Result<void> addIndicators(Database &database, const Period &period, Kept &kept)
{
    const auto some = available();
    auto lists = IndicatorStore(database).recordsBehind(some, period);
    if (!lists)
        return std::unexpected(lists.error());
    for (std::size_t i = 0; i < some.size(); ++i) {
        FrozenIndicator one{.indicator = some[i]->id,
                            .version = some[i]->version,
                            .definition = some[i]->text,
                            .records = digested((*lists)[i])};
        one.digest = sha256(packed(one.records));
        kept.indicators.push_back(std::move(one));
        if (some[i]->isPersonal || some[i]->id == "volunteer_hours")
            kept.behind[some[i]->id] = std::move((*lists)[i]);
    }
    return {};
}

/// Whose number of people is held back in a figure of the council.
const IndicatorDefinition *heldBackBy(const FrozenFigure &figure)
{
    const bool isHeld =
        figure.areaCode == kWholeCouncil && figure.status == toCode(FigureStatus::Suppressed);
    return isHeld ? indicatorNamed(figure.indicator) : nullptr;
}

bool countsBySame(const IndicatorDefinition &one, const IndicatorDefinition &other)
{
    return std::ranges::any_of(std::array{"champion", "attendance"}, [&](const char *type) {
        return one.types().contains(type) && other.types().contains(type);
    });
}

std::string digestOf(const Figures &figures, const Indicators &indicators)
{
    std::string all;
    for (const FrozenFigure &one : figures)
        all += std::format("{}|{}|{}|{}|{}|{}|{}|{}\n", one.indicator, one.areaCode,
                           frozenText(one.value), frozenText(one.numerator),
                           frozenText(one.denominator), frozenText(one.target), one.status,
                           one.signal);
    for (const FrozenIndicator &one : indicators)
        all += std::format("{}|{}|{}\n", one.indicator, one.version, one.digest);
    return sha256(all);
}

} // namespace

std::uint64_t recordDigest(std::span<const RecordBehind> rows)
{
    std::string said;
    for (const RecordBehind &row : rows)
        said += std::format("{}|{}|{};", row.area, frozenText(row.numerator),
                            frozenText(row.denominator));
    return shortDigest(said);
}

std::string frozenText(const std::optional<double> &value)
{
    return value ? std::format("{}", rounded(*value)) : std::string("-");
}

bool tellsOfFew(const std::vector<FrozenFigure> &figures, std::string_view indicator)
{
    const IndicatorDefinition *one = indicatorNamed(indicator);
    return std::ranges::any_of(figures, [&](const FrozenFigure &figure) {
        const IndicatorDefinition *held = heldBackBy(figure);
        return held != nullptr && (held->id == indicator || (one != nullptr && !one->isPersonal &&
                                                             countsBySame(*one, *held)));
    });
}

Result<Kept> keptOf(Database &database, const Quarter &quarter, int suppressBelow,
                    const std::function<bool(double)> &stopped)
{
    const auto cancelled = [] {
        return failure(ErrorKind::Cancelled, "Stopped. Nothing was kept.");
    };
    const auto report =
        quarterReport(database, {.quarter = quarter, .suppressBelow = suppressBelow});
    if (!report)
        return std::unexpected(report.error());
    if (stopped(0.4))
        return cancelled();
    Kept all{.figures = figuresOf(*report)};
    if (const auto added = addIndicators(database, report->period, all); !added)
        return std::unexpected(added.error());
    if (const auto added = addFlyTips(database, quarter, all.figures, all.indicators); !added)
        return std::unexpected(added.error());
    if (const auto added = addSaid(database, quarter, all.indicators); !added)
        return std::unexpected(added.error());
    if (stopped(0.8))
        return cancelled();
    return all;
}

Result<FrozenQuarter> freezeQuarter(Database &database, const Quarter &quarter, const Actor &by,
                                    const std::string &note, int suppressBelow,
                                    const std::function<bool(double)> &goOn)
{
    const auto stopped = [&](double done) { return goOn && !goOn(done); };
    const Instant now = database.clock().now();
    if (quarter.end() > now)
        return refused("quarter", "not_over",
                       std::format("{} is not over. Freeze it when its last day has passed.",
                                   quarter.label()));
    auto all = keptOf(database, quarter, suppressBelow, stopped);
    if (!all)
        return std::unexpected(all.error());
    FrozenQuarter frozen{.quarter = quarter.id(), .frozenAt = now, .by = by.name, .note = note};
    frozen.digest = digestOf(all->figures, all->indicators);
    Change change(database, by, "Froze " + quarter.label());
    auto made = FrozenQuarterStore(database).freeze(
        change, std::move(frozen), std::move(all->figures), std::move(all->indicators));
    if (!made)
        return made;
    if (auto committed = change.commit(); !committed)
        return std::unexpected(committed.error());
    return made;
}

} // namespace sc
