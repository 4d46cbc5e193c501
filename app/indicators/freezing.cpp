// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/freezing.h"

#include "core/dates.h"
#include "indicators/flytips.h"
#include "quarterly/entrystore.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <algorithm>
#include <format>
#include <map>

namespace sc {

namespace {

using Figures = std::vector<FrozenFigure>;
using Indicators = std::vector<FrozenIndicator>;

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

std::string textOf(const std::optional<double> &value)
{
    return value ? std::format("{}", rounded(*value)) : std::string("-");
}

/// One entry for each record: what all its rows say, in order.
std::vector<FrozenRecord> digested(const std::vector<RecordBehind> &rows)
{
    std::vector<FrozenRecord> records;
    std::string said;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RecordBehind &row = rows[i];
        said += std::format("{}|{}|{};", row.area, textOf(row.numerator), textOf(row.denominator));
        if (i + 1 < rows.size() && rows[i + 1].record == row.record)
            continue;
        records.push_back({row.record, shortDigest(said)});
        said.clear();
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

Result<Indicators> indicatorsOf(Database &database, const Period &period)
{
    const auto some = available();
    auto lists = IndicatorStore(database).recordsBehind(some, period);
    if (!lists)
        return std::unexpected(lists.error());
    Indicators all;
    for (std::size_t i = 0; i < some.size(); ++i) {
        FrozenIndicator one{.indicator = some[i]->id,
                            .version = some[i]->version,
                            .definition = some[i]->text,
                            .records = digested((*lists)[i])};
        one.digest = sha256(packed(one.records));
        all.push_back(std::move(one));
    }
    return all;
}

std::string digestOf(const Figures &figures, const Indicators &indicators)
{
    std::string all;
    for (const FrozenFigure &one : figures)
        all += std::format("{}|{}|{}|{}|{}|{}|{}|{}\n", one.indicator, one.areaCode,
                           textOf(one.value), textOf(one.numerator), textOf(one.denominator),
                           textOf(one.target), one.status, one.signal);
    for (const FrozenIndicator &one : indicators)
        all += std::format("{}|{}|{}\n", one.indicator, one.version, one.digest);
    return sha256(all);
}

/// All that is kept of a quarter.
struct Kept {
    Figures figures{};
    Indicators indicators{};
};

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
    auto indicators = indicatorsOf(database, report->period);
    if (!indicators)
        return std::unexpected(indicators.error());
    Kept all{figuresOf(*report), *std::move(indicators)};
    if (const auto added = addFlyTips(database, quarter, all.figures, all.indicators); !added)
        return std::unexpected(added.error());
    if (const auto added = addSaid(database, quarter, all.indicators); !added)
        return std::unexpected(added.error());
    if (stopped(0.8))
        return cancelled();
    return all;
}

/// Finds what changed, indicator by indicator.
class Comparer {
public:
    Comparer(Database &database, const FrozenQuarter &frozen)
        : m_database(database), m_frozen(frozen)
    {}

    [[nodiscard]] IndicatorRevision compare(const std::string &indicator, const Figures &before,
                                            const Figures &now,
                                            const FrozenIndicator *recordsBefore,
                                            const FrozenIndicator *recordsNow)
    {
        const IndicatorDefinition *one = indicatorNamed(indicator);
        IndicatorRevision revision{.indicator = indicator,
                                   .title = one == nullptr ? titleOf(indicator) : one->title};
        revision.versionBefore = recordsBefore == nullptr ? 0 : recordsBefore->version;
        revision.versionNow = recordsNow == nullptr ? 0 : recordsNow->version;
        figures(revision, before, now);
        const std::string types = indicator == kFlyTipReturn ? "report enforcement"
                                  : indicator == kSaid       ? "commentary"
                                  : one == nullptr           ? std::string()
                                                             : one->types();
        if (!types.empty())
            records(revision, types, recordsBefore, recordsNow);
        return revision;
    }

private:
    static std::string titleOf(const std::string &indicator)
    {
        if (indicator == kFlyTipReturn)
            return "National fly-tipping return";
        return indicator == kSaid ? "Commentary" : indicator;
    }
    static const FrozenFigure *find(const Figures &figures, const FrozenFigure &like)
    {
        const auto found = std::ranges::find_if(figures, [&](const FrozenFigure &one) {
            return one.indicator == like.indicator && one.areaCode == like.areaCode;
        });
        return found == figures.end() ? nullptr : &*found;
    }

    static void figures(IndicatorRevision &revision, const Figures &before, const Figures &now)
    {
        const auto add = [&](const FrozenFigure &place, const FrozenFigure *was,
                             const FrozenFigure *is) {
            FigureRevision one{.areaCode = place.areaCode, .areaName = place.areaName};
            const std::string begin = std::string(kFlyTipReturn) + ".";
            if (place.indicator.starts_with(begin))
                one.cell = place.indicator.substr(begin.size());
            if (was != nullptr) {
                one.before = was->value;
                one.statusBefore = was->status;
                one.targetBefore = was->target;
                one.signalBefore = was->signal;
            }
            if (is != nullptr) {
                one.now = is->value;
                one.statusNow = is->status;
                one.targetNow = is->target;
                one.signalNow = is->signal;
            }
            if (!one.isSameValue() || !one.isSameTarget() || one.signalBefore != one.signalNow)
                revision.figures.push_back(std::move(one));
        };
        const auto isOf = [&](const FrozenFigure &one) {
            return one.indicator == revision.indicator ||
                   (revision.indicator == kFlyTipReturn &&
                    one.indicator.starts_with(kFlyTipReturn));
        };
        for (const FrozenFigure &one : before)
            if (isOf(one))
                add(one, &one, find(now, one));
        for (const FrozenFigure &one : now)
            if (isOf(one) && find(before, one) == nullptr)
                add(one, nullptr, &one);
    }

    void records(IndicatorRevision &revision, const std::string &types,
                 const FrozenIndicator *before, const FrozenIndicator *now)
    {
        std::map<Id, std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>> both;
        if (before != nullptr)
            for (const FrozenRecord &one : before->records)
                both[one.record].first = one.digest;
        if (now != nullptr)
            for (const FrozenRecord &one : now->records)
                both[one.record].second = one.digest;
        using How = ChangedRecord::How;
        for (const auto &[record, digests] : both) {
            if (digests.first == digests.second)
                continue;
            IndicatorStore store(m_database);
            const std::string type = store.typeOf(types, record);
            ChangedRecord changed{.type = type, .record = record};
            changed.how = !digests.first    ? How::Added
                          : !digests.second ? How::Removed
                                            : How::Changed;
            changed.name = store.nameOf(type, record).value_or(record.toString());
            changed.since = since(record);
            revision.records.push_back(std::move(changed));
        }
    }

    std::vector<std::string> since(const Id &record)
    {
        std::vector<std::string> steps;
        const auto entries = History(m_database).of({record});
        for (const HistoryEntry &entry : entries.value_or(std::vector<HistoryEntry>{})) {
            if (entry.at < m_frozen.frozenAt)
                continue;
            std::string columns;
            for (const FieldChange &change : entry.changes)
                columns += (columns.empty() ? "" : ", ") + change.column;
            steps.push_back(std::format("{}, {}: {}", entry.actor, longDay(localDay(entry.at)),
                                        entry.kind == OpKind::Create ? "added" : columns));
        }
        return steps;
    }

    Database &m_database;
    const FrozenQuarter &m_frozen;
};

const FrozenIndicator *named(const Indicators &all, const std::string &id)
{
    const auto found = std::ranges::find(all, id, &FrozenIndicator::indicator);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

std::string_view toCode(ChangedRecord::How how)
{
    switch (how) {
    case ChangedRecord::How::Added:
        return "added";
    case ChangedRecord::How::Removed:
        return "removed";
    case ChangedRecord::How::Changed:
        break;
    }
    return "changed";
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

bool FigureRevision::isSameValue() const
{
    return textOf(before) == textOf(now) && statusBefore == statusNow;
}

bool FigureRevision::isSameTarget() const
{
    return textOf(targetBefore) == textOf(targetNow);
}

namespace {

/// What there was and is, each once and in order. A quarter frozen before the return was kept says
/// nothing about it.
std::vector<std::string> namesIn(const Kept &before, const Kept &now)
{
    std::vector<std::string> ids;
    for (const auto *figures : {&before.figures, &now.figures})
        for (const FrozenFigure &one : *figures)
            if (!one.indicator.starts_with(kFlyTipReturn) &&
                !std::ranges::contains(ids, one.indicator))
                ids.push_back(one.indicator);
    for (const std::string_view id : {kFlyTipReturn, kSaid})
        if (named(before.indicators, std::string(id)) != nullptr)
            ids.emplace_back(id);
    return ids;
}

Result<QuarterComparison> compareOne(Database &database, const FrozenQuarter &frozen,
                                     const Kept &now)
{
    FrozenQuarterStore store(database);
    auto figures = store.figures(frozen.id);
    auto indicators = store.indicators(frozen.id);
    if (!figures)
        return std::unexpected(figures.error());
    if (!indicators)
        return std::unexpected(indicators.error());
    const Kept before{*std::move(figures), *std::move(indicators)};
    QuarterComparison comparison{.frozen = frozen};
    Comparer comparer(database, comparison.frozen);
    for (const std::string &id : namesIn(before, now)) {
        IndicatorRevision revision =
            comparer.compare(id, before.figures, now.figures, named(before.indicators, id),
                             named(now.indicators, id));
        if (!revision.figures.empty() || !revision.records.empty() ||
            revision.versionBefore != revision.versionNow)
            comparison.revisions.push_back(std::move(revision));
    }
    return comparison;
}

} // namespace

Result<std::vector<QuarterComparison>> compareQuarters(Database &database, const Quarter &quarter,
                                                       int suppressBelow)
{
    const auto frozen = FrozenQuarterStore(database).of(quarter.id());
    if (!frozen)
        return std::unexpected(frozen.error());
    if (frozen->empty())
        return failure(ErrorKind::NotFound, std::format("{} was never frozen.", quarter.label()));
    const auto now = keptOf(database, quarter, suppressBelow, [](double) { return false; });
    if (!now)
        return std::unexpected(now.error());
    std::vector<QuarterComparison> all;
    for (const FrozenQuarter &one : *frozen) {
        auto comparison = compareOne(database, one, *now);
        if (!comparison)
            return std::unexpected(comparison.error());
        comparison->number = frozen->size() - all.size();
        comparison->times = frozen->size();
        all.push_back(*std::move(comparison));
    }
    return all;
}

Result<QuarterComparison> compareQuarter(Database &database, const Quarter &quarter,
                                         int suppressBelow)
{
    return compareQuarters(database, quarter, suppressBelow).transform([](auto all) {
        return std::move(all.front());
    });
}

} // namespace sc
