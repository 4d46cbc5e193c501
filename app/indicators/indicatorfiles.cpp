// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorfiles.h"

#include "storage/csvwriter.h"

#include <QSaveFile>

#include <algorithm>
#include <format>
#include <functional>

namespace sc {

namespace {

using Columns = std::vector<FileColumn>;

FileColumn text(std::string name, std::string words)
{
    return {std::move(name), "string", std::move(words)};
}
FileColumn number(std::string name, std::string words)
{
    return {std::move(name), "number", std::move(words)};
}
FileColumn whole(std::string name, std::string words)
{
    return {std::move(name), "integer", std::move(words)};
}
FileColumn day(std::string name, std::string words)
{
    return {std::move(name), "date", std::move(words)};
}

Columns periodColumns()
{
    return {text("quarter", "Financial-year quarter: 2026-27Q1 is April to June 2026"),
            day("period_start", "First day of the period, UK time"),
            day("period_end", "Last day of the period, UK time")};
}
Columns areaColumns()
{
    return {text("area_code", "Code of the area; ALL is the whole council, NONE what has no area"),
            text("area", "Name of the area")};
}
Columns indicatorColumns()
{
    return {text("indicator_id", "Identifier of the indicator; it never changes"),
            text("indicator", "Title of the indicator"),
            whole("version", "Version of its definition"), text("unit", "Unit of the value"),
            text("direction", "Which way is better: more, less or neutral")};
}
Columns figureColumns()
{
    return {number("value", "The figure; empty where status says why"),
            number("numerator", "What was counted"), number("denominator", "Out of what")};
}

Columns joined(std::initializer_list<Columns> parts)
{
    Columns all;
    for (const Columns &part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

const FileColumn kStatus{
    "status", "string",
    "final, provisional (the period is not over), suppressed (too few people) or not_available"};
const FileColumn kNote{"note", "string", "What to know about the figure"};

std::string wideName(const FigurePlace &place)
{
    return place.code == kWholeCouncil ? "ALL" : place.code;
}

Columns flyTipColumns()
{
    Columns columns{text("Quarter", "Quarter as WasteDataFlow writes it"),
                    text("area_code", "Code of the area; ALL is the whole council"),
                    text("area", "Name of the area"),
                    whole("Total Incidents", "Fly-tipping incidents")};
    const auto add = [&](std::span<const FlyTipHeading> headings, const std::string &words) {
        for (const FlyTipHeading &one : headings)
            columns.push_back(whole(std::string(one.heading), words));
    };
    add(landHeadings(), "Incidents on this kind of land");
    add(wasteHeadings(), "Incidents of this primary waste type");
    add(sizeHeadings(), "Incidents of this size");
    columns.push_back(whole("Total Actions", "Actions taken in the quarter"));
    add(actionHeadings(), "Actions of this kind taken in the quarter");
    return columns;
}

/// Writes one file; the old one stays if anything fails.
class Table {
public:
    Table(const std::filesystem::path &folder, const FigureFile &file, bool mark)
        : m_device(QString::fromStdString((folder / file.name).string()))
        , m_open(m_device.open(QIODevice::WriteOnly))
        , m_csv(m_device, mark)
    {
        for (const FileColumn &column : file.columns)
            m_csv.code(column.name);
        m_csv.endRow();
    }

    [[nodiscard]] CsvWriter &csv() { return m_csv; }
    Result<void> finish()
    {
        if (!m_open)
            return cannotWrite();
        if (auto written = m_csv.finish(); !written)
            return written;
        return m_device.commit() ? Result<void>() : cannotWrite();
    }

private:
    [[nodiscard]] Result<void> cannotWrite() const
    {
        return failure(ErrorKind::CannotWrite,
                       "The file " + m_device.fileName().toStdString() +
                           " cannot be written. Check that the folder exists and can be written.");
    }

    QSaveFile m_device;
    bool m_open;
    CsvWriter m_csv;
};

void put(CsvWriter &csv, const std::optional<double> &value)
{
    if (value)
        csv.real(rounded(*value));
    else
        csv.empty();
}

void putPeriod(CsvWriter &csv, const Period &period)
{
    csv.day(period.firstDay);
    csv.day(period.lastDay);
}

void putIndicator(CsvWriter &csv, const IndicatorDefinition &one)
{
    csv.code(one.id);
    csv.text(one.title);
    csv.number(one.version);
    csv.code(one.unit);
    csv.code(toCode(one.direction));
}

void putFigure(CsvWriter &csv, const Figure &figure)
{
    put(csv, figure.value);
    put(csv, figure.numerator);
    put(csv, figure.denominator);
}

void putTidy(CsvWriter &csv, const QuarterReport &report, const QuarterLine &line)
{
    csv.code(report.period.id);
    putPeriod(csv, report.period);
    csv.code(line.place.code);
    csv.text(line.place.name);
    putIndicator(csv, *line.definition);
    putFigure(csv, line.figure);
    put(csv, line.target);
    csv.code(toCode(line.figure.status));
    csv.code(signalCode(line.signal, line.definition->direction));
    csv.text(line.note);
    csv.endRow();
}

void putWide(CsvWriter &csv, const QuarterReport &report)
{
    const std::size_t places = report.places.size();
    for (std::size_t first = 0; first + places <= report.lines.size(); first += places) {
        const QuarterLine &council = report.lines[first];
        csv.code(report.period.id);
        putIndicator(csv, *council.definition);
        put(csv, council.target);
        for (std::size_t place = 0; place < places; ++place)
            put(csv, report.lines[first + place].figure.value);
        csv.code(toCode(council.figure.status));
        csv.code(signalCode(council.signal, council.definition->direction));
        csv.endRow();
    }
}

void putMonth(CsvWriter &csv, const QuarterReport &report, const QuarterLine &line, std::size_t i)
{
    const bool drawn = i < line.chart.points.size();
    const ChartPoint point = drawn ? line.chart.points[i] : ChartPoint{};
    csv.code(report.months[i].id);
    putPeriod(csv, report.months[i]);
    csv.code(line.place.code);
    csv.text(line.place.name);
    putIndicator(csv, *line.definition);
    putFigure(csv, line.months[i]);
    // What cannot be below nothing is not drawn below nothing.
    put(csv, point.lower ? std::optional(std::max(0.0, *point.lower)) : std::nullopt);
    put(csv, point.centre);
    put(csv, point.upper);
    csv.code(toCode(point.signal));
    csv.code(toCode(judgementOf(point.signal, line.definition->direction)));
    csv.code(toCode(line.definition->chart));
    csv.code(toCode(line.months[i].status));
    csv.endRow();
}

void putFlyTips(CsvWriter &csv, const QuarterReport &report, const FlyTipLine &line)
{
    csv.code(wasteDataFlowLabel(report.quarter));
    csv.code(line.place.code);
    csv.text(line.place.name);
    csv.number(line.total);
    const auto counts = [&](std::span<const FlyTipHeading> headings,
                            const std::map<std::string, std::int64_t> &found) {
        for (const FlyTipHeading &one : headings) {
            const auto at = found.find(std::string(one.code));
            csv.number(at == found.end() ? 0 : at->second);
        }
    };
    counts(landHeadings(), line.land);
    counts(wasteHeadings(), line.waste);
    counts(sizeHeadings(), line.size);
    std::int64_t actions = 0;
    for (const auto &[code, count] : line.actions)
        actions += count;
    csv.number(actions);
    counts(actionHeadings(), line.actions);
    csv.endRow();
}

Result<void> writeText(const std::filesystem::path &path, const std::string &text)
{
    QSaveFile file(QString::fromStdString(path.string()));
    const bool done = file.open(QIODevice::WriteOnly) &&
                      file.write(text.data(), static_cast<qint64>(text.size())) ==
                          static_cast<qint64>(text.size()) &&
                      file.commit();
    return done ? Result<void>()
                : failure(ErrorKind::CannotWrite,
                          "The file " + path.string() +
                              " cannot be written. Check that the folder can be written.");
}

} // namespace

std::vector<FigureFile> figureFiles(const QuarterReport &report, const FileChoices &choices)
{
    const std::string &quarter = report.period.id;
    const FileColumn target = number("target", "What was to be reached, where there is a target");
    const FileColumn signal =
        text("signal", "What the months up to the quarter's end show: none, concern, improvement, "
                       "or where neither way is better shift_up, shift_down, trend_up, trend_down, "
                       "outlier_high, outlier_low");
    std::vector<FigureFile> files;
    files.push_back({"indicators-" + quarter + ".csv",
                     "Indicators, one figure to a row",
                     joined({periodColumns(),
                             areaColumns(),
                             indicatorColumns(),
                             figureColumns(),
                             {target, kStatus, signal, kNote}}),
                     {"quarter", "area_code", "indicator_id"}});
    Columns places;
    for (const FigurePlace &place : report.places)
        places.push_back(number(wideName(place), "Value for " + place.name));
    files.push_back(
        {"indicators-" + quarter + "-wide.csv",
         "Indicators, one indicator to a row and a column for each area",
         joined(
             {{periodColumns().front()}, indicatorColumns(), {target}, places, {kStatus, signal}}),
         {"quarter", "indicator_id"}});
    files.push_back({"fly-tipping-" + quarter + ".csv",
                     "Fly-tipping incidents and actions under the headings of the national return",
                     flyTipColumns(),
                     {"Quarter", "area_code"}});
    if (choices.months)
        files.push_back(
            {"indicators-monthly-" + quarter + ".csv",
             "Indicators by month with the limits of their control charts",
             joined({{text("month", "Month: 2026-04")},
                     {periodColumns()[1], periodColumns()[2]},
                     areaColumns(),
                     indicatorColumns(),
                     figureColumns(),
                     {number("lower", "Lower limit"), number("centre", "Centre line"),
                      number("upper", "Upper limit"),
                      text("signal", "none, shift_up, shift_down, trend_up, trend_down, "
                                     "outlier_high or outlier_low"),
                      text("judgement", "none, concern, improvement or neutral"),
                      text("chart", "Kind of control chart: xmr, p, u or c"), kStatus}}),
             {"month", "area_code", "indicator_id"}});
    if (choices.wards)
        files.push_back(
            {"indicators-wards-" + quarter + ".csv",
             "Indicators by ward, where that makes sense",
             joined({periodColumns(),
                     {text("area_code", "Code of the ward's area"),
                      text("ward_code", "Code of the ward"), text("ward", "Name of the ward")},
                     indicatorColumns(),
                     figureColumns(),
                     {kStatus, kNote}}),
             {"quarter", "ward_code", "indicator_id"}});
    return files;
}

Result<std::vector<std::string>> writeIndicatorFiles(const QuarterReport &report,
                                                     const std::vector<FlyTipLine> &flyTips,
                                                     const std::filesystem::path &folder,
                                                     const FileChoices &choices)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const std::vector<FigureFile> files = figureFiles(report, choices);
    const auto write = [&](const std::string &start,
                           const std::function<void(CsvWriter &)> &rows) -> Result<void> {
        const auto file = std::ranges::find(files, start, &FigureFile::name);
        if (file == files.end())
            return {};
        Table table(folder, *file, choices.mark);
        rows(table.csv());
        return table.finish();
    };
    const std::string &quarter = report.period.id;
    Result<void> done = write("indicators-" + quarter + ".csv", [&](CsvWriter &csv) {
        for (const QuarterLine &line : report.lines)
            putTidy(csv, report, line);
    });
    if (done)
        done = write("indicators-" + quarter + "-wide.csv",
                     [&](CsvWriter &csv) { putWide(csv, report); });
    if (done)
        done = write("fly-tipping-" + quarter + ".csv", [&](CsvWriter &csv) {
            for (const FlyTipLine &line : flyTips)
                putFlyTips(csv, report, line);
        });
    if (done)
        done = write("indicators-monthly-" + quarter + ".csv", [&](CsvWriter &csv) {
            for (const QuarterLine &line : report.lines)
                for (std::size_t i = 0; i < line.months.size(); ++i)
                    putMonth(csv, report, line, i);
        });
    if (done)
        done = write("indicators-wards-" + quarter + ".csv", [&](CsvWriter &csv) {
            for (const QuarterLine &line : report.wardLines) {
                csv.code(report.period.id);
                putPeriod(csv, report.period);
                csv.code(line.place.area);
                csv.code(line.place.code);
                csv.text(line.place.name);
                putIndicator(csv, *line.definition);
                putFigure(csv, line.figure);
                csv.code(toCode(line.figure.status));
                csv.text(line.note);
                csv.endRow();
            }
        });
    if (done)
        done = writeText(folder / "csv-metadata.json", csvwMetadata(report, files));
    if (done)
        done = writeText(folder / "datapackage.json", dataPackage(report, files, choices.mark));
    if (!done)
        return std::unexpected(done.error());
    std::vector<std::string> names;
    for (const FigureFile &file : files)
        names.push_back(file.name);
    names.insert(names.end(), {"csv-metadata.json", "datapackage.json"});
    return names;
}

} // namespace sc
