// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/indicatorrecords.h"

#include "indicators/recordplaces.h"
#include "indicators/recordstotell.h"
#include "paper/quarterpack.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>

namespace sc {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("IndicatorRecords", text);
}

QString numberWords(double value)
{
    return toQString(figureWords({}, Figure{.value = value}));
}

/// What a record counted for, where it is not simply one.
QString countedWords(const IndicatorDefinition &one, const RecordBehind &record)
{
    if (one.measure == Measure::Share && record.denominator == 1.0)
        return record.numerator > 0.0 ? QString() : tr("not among them");
    if (one.measure == Measure::Share && record.denominator)
        return tr("%1 of %2").arg(numberWords(record.numerator), numberWords(*record.denominator));
    if (one.asksValues() || record.numerator != 1.0)
        return tr("%1 %2").arg(numberWords(record.numerator), toQString(one.unit));
    return {};
}

class Reader {
public:
    Reader(Database &database, const QuarterReport &report, const QuarterLine &line,
           std::size_t most)
        : m_database(database)
        , m_report(report)
        , m_line(line)
        , m_one(*line.definition)
        , m_most(most)
    {}

    std::shared_ptr<IndicatorRecords> read()
    {
        readRows();
        readMap();
        return m_made;
    }
    std::vector<QVariantList> readRowsAlone()
    {
        readRows();
        return std::move(m_made->rows);
    }

private:
    void readRows()
    {
        auto behind = recordsToTell(m_database, m_report, m_line);
        if (!behind)
            return;
        m_made->count = static_cast<int>(behind->size());
        behind->resize(std::min(behind->size(), m_most));
        IndicatorStore store(m_database);
        for (const RecordBehind &record : *behind) {
            const std::string type = store.typeOf(m_one.types(), record.record);
            const auto page = pageOf(m_database, type, record.record);
            const RecordPage at = page.value_or(RecordPage{});
            m_made->rows.push_back(
                {toQString(store.nameOf(type, record.record).value_or(record.record.toString())),
                 toQString(record.area), countedWords(m_one, record), toQString(at.type),
                 toQString(at.type.empty() ? std::string() : at.record.toString())});
        }
    }

    void readMap()
    {
        if (!m_one.isPersonal && m_one.isAvailable()) {
            const auto places = placesBehind(m_database, m_one, m_report.period, m_line.place.code,
                                             IndicatorRecords::kMostDots);
            for (const LatLon &at : places.value_or(std::vector<LatLon>()))
                m_made->map.dots.append({at.longitude, at.latitude});
        }
        const auto outlines = wardOutlines(m_database);
        if (!outlines)
            return;
        const auto values = valuesByWard(*outlines);
        const Bands bands(values);
        for (const WardOutline &ward : *outlines) {
            const auto value = values.find(ward.code);
            const int level = value == values.end() ? -1 : bands.levelOf(value->second);
            for (const Polygon &part : ward.shape.parts) {
                QPolygonF ring;
                for (const PlanePoint &point : part.outer)
                    ring.append({point.x, point.y});
                m_made->map.rings.append({ring, level});
            }
        }
        m_made->legend = bands.words(m_one, values.size() < outlines->size());
    }

    [[nodiscard]] std::map<std::string, double> valuesByWard(const std::vector<WardOutline> &wards)
    {
        std::map<std::string, double> values;
        if (m_one.byWard) {
            const auto run =
                IndicatorStore(m_database)
                    .run({.periods = {m_report.period}, .only = {m_one.id}, .wards = true});
            for (std::size_t i = 0; run && i < run->wards.size(); ++i) {
                const FigureGrid &grid = run->indicators.front().wards;
                if (i < grid.places && grid.at(0, i).value)
                    values[run->wards[i].code] = *grid.at(0, i).value;
            }
            return values;
        }
        for (const WardOutline &ward : wards) {
            const QuarterLine *area = m_report.find(m_one.id, ward.area);
            if (area != nullptr && area->figure.value)
                values[ward.code] = *area->figure.value;
        }
        return values;
    }

    /// Equal steps from the least to the most.
    class Bands {
    public:
        explicit Bands(const std::map<std::string, double> &values)
        {
            for (const auto &[ward, value] : values) {
                m_least = m_any ? std::min(m_least, value) : value;
                m_most = m_any ? std::max(m_most, value) : value;
                m_any = true;
            }
        }
        [[nodiscard]] int levelOf(double value) const
        {
            if (m_most <= m_least)
                return IndicatorMap::kLevels / 2;
            const double part = (value - m_least) / (m_most - m_least);
            return std::min(static_cast<int>(part * IndicatorMap::kLevels),
                            IndicatorMap::kLevels - 1);
        }
        [[nodiscard]] std::vector<QVariantList> words(const IndicatorDefinition &one,
                                                      bool someWithout) const
        {
            std::vector<QVariantList> rows;
            const auto figure = [&](double value) {
                return toQString(figureWords(one, Figure{.value = rounded(value)}));
            };
            if (m_any && m_most <= m_least)
                rows.push_back({IndicatorMap::kLevels / 2, figure(m_most)});
            else if (m_any)
                for (int level = 0; level < IndicatorMap::kLevels; ++level) {
                    const double step = (m_most - m_least) / IndicatorMap::kLevels;
                    rows.push_back({level, tr("%1 to %2")
                                               .arg(figure(m_least + level * step),
                                                    figure(m_least + (level + 1) * step))});
                }
            if (someWithout)
                rows.push_back({-1, tr("No figure")});
            return rows;
        }

    private:
        double m_least = 0.0;
        double m_most = 0.0;
        bool m_any = false;
    };

    Database &m_database;
    const QuarterReport &m_report;
    const QuarterLine &m_line;
    const IndicatorDefinition &m_one;
    std::size_t m_most;
    std::shared_ptr<IndicatorRecords> m_made = std::make_shared<IndicatorRecords>();
};

} // namespace

std::shared_ptr<IndicatorRecords>
readIndicatorRecords(Database &database, const QuarterReport &report, const QuarterLine &line)
{
    return Reader(database, report, line, IndicatorRecords::kMost).read();
}

std::vector<QVariantList> readAllRecords(Database &database, const QuarterReport &report,
                                         const QuarterLine &line)
{
    return Reader(database, report, line, std::numeric_limits<std::size_t>::max()).readRowsAlone();
}

} // namespace sc
