// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/freezing.h"

#include "core/dates.h"

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
        all += std::format("{}|{}|{}|{}|{}|{}\n", one.indicator, one.areaCode, textOf(one.value),
                           textOf(one.numerator), textOf(one.denominator), one.status);
    for (const FrozenIndicator &one : indicators)
        all += std::format("{}|{}|{}\n", one.indicator, one.version, one.digest);
    return sha256(all);
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
                                   .title = one == nullptr ? indicator : one->title};
        revision.versionBefore = recordsBefore == nullptr ? 0 : recordsBefore->version;
        revision.versionNow = recordsNow == nullptr ? 0 : recordsNow->version;
        figures(revision, before, now);
        if (one != nullptr)
            records(revision, one->records, recordsBefore, recordsNow);
        return revision;
    }

private:
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
            FigureRevision one{place.areaCode, place.areaName, {}, {}, {}, {}};
            if (was != nullptr) {
                one.before = was->value;
                one.statusBefore = was->status;
            }
            if (is != nullptr) {
                one.now = is->value;
                one.statusNow = is->status;
            }
            if (textOf(one.before) != textOf(one.now) || one.statusBefore != one.statusNow)
                revision.figures.push_back(one);
        };
        for (const FrozenFigure &one : before)
            if (one.indicator == revision.indicator)
                add(one, &one, find(now, one));
        for (const FrozenFigure &one : now)
            if (one.indicator == revision.indicator && find(before, one) == nullptr)
                add(one, nullptr, &one);
    }

    void records(IndicatorRevision &revision, const std::string &type,
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
            ChangedRecord changed{.type = type, .record = record};
            changed.how = !digests.first    ? How::Added
                          : !digests.second ? How::Removed
                                            : How::Changed;
            changed.name =
                IndicatorStore(m_database).nameOf(type, record).value_or(record.toString());
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
    const auto cancelled = [] {
        return failure(ErrorKind::Cancelled, "Stopped. Nothing was kept.");
    };
    const Instant now = database.clock().now();
    if (quarter.end() > now)
        return refused("quarter", "not_over",
                       std::format("{} is not over. Freeze it when its last day has passed.",
                                   quarter.label()));
    const auto report =
        quarterReport(database, {.quarter = quarter, .suppressBelow = suppressBelow});
    if (!report)
        return std::unexpected(report.error());
    if (stopped(0.4))
        return cancelled();
    auto indicators = indicatorsOf(database, report->period);
    if (!indicators)
        return std::unexpected(indicators.error());
    if (stopped(0.8))
        return cancelled();
    Figures figures = figuresOf(*report);
    FrozenQuarter frozen{.quarter = quarter.id(), .frozenAt = now, .by = by.name, .note = note};
    frozen.digest = digestOf(figures, *indicators);
    Change change(database, by, "Froze " + quarter.label());
    auto made = FrozenQuarterStore(database).freeze(change, std::move(frozen), std::move(figures),
                                                    *std::move(indicators));
    if (!made)
        return made;
    if (auto committed = change.commit(); !committed)
        return std::unexpected(committed.error());
    return made;
}

Result<QuarterComparison> compareQuarter(Database &database, const Quarter &quarter,
                                         int suppressBelow)
{
    FrozenQuarterStore store(database);
    const auto frozen = store.of(quarter.id());
    if (!frozen)
        return std::unexpected(frozen.error());
    if (frozen->empty())
        return failure(ErrorKind::NotFound, std::format("{} was never frozen.", quarter.label()));
    QuarterComparison comparison{.frozen = frozen->front()};
    const auto before = store.figures(comparison.frozen.id);
    const auto recordsBefore = store.indicators(comparison.frozen.id);
    const auto report =
        quarterReport(database, {.quarter = quarter, .suppressBelow = suppressBelow});
    const auto recordsNow = indicatorsOf(database, periodOf(quarter));
    if (!before)
        return std::unexpected(before.error());
    if (!recordsBefore)
        return std::unexpected(recordsBefore.error());
    if (!report)
        return std::unexpected(report.error());
    if (!recordsNow)
        return std::unexpected(recordsNow.error());
    const Figures now = figuresOf(*report);
    std::vector<std::string> ids;
    for (const auto *figures : {&*before, &now})
        for (const FrozenFigure &one : *figures)
            if (!std::ranges::contains(ids, one.indicator))
                ids.push_back(one.indicator);
    Comparer comparer(database, comparison.frozen);
    for (const std::string &id : ids) {
        IndicatorRevision revision =
            comparer.compare(id, *before, now, named(*recordsBefore, id), named(*recordsNow, id));
        if (!revision.figures.empty() || !revision.records.empty() ||
            revision.versionBefore != revision.versionNow)
            comparison.revisions.push_back(std::move(revision));
    }
    return comparison;
}

} // namespace sc
