// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorfiles.h"

#include "indicators/workbook.h"
#include "storage/csvwriter.h"
#include "storage/outfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <format>
#include <functional>

namespace sc {

namespace {

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
    csv.text(line.place.code);
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
        std::string heldBack;
        for (std::size_t place = 0; place < places; ++place)
            if (report.lines[first + place].figure.status == FigureStatus::Suppressed)
                heldBack += (heldBack.empty() ? "" : ";") + report.places[place].code;
        csv.text(heldBack);
        csv.endRow();
    }
}

void putMonth(CsvWriter &csv, const QuarterReport &report, const QuarterLine &line, std::size_t i)
{
    const bool drawn = i < line.chart.points.size();
    const ChartPoint point = drawn ? line.chart.points[i] : ChartPoint{};
    csv.code(report.months[i].id);
    putPeriod(csv, report.months[i]);
    csv.text(line.place.code);
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
    put(csv, point.movingRange);
    const ChartPart *part = line.chart.partAt(i);
    put(csv, point.movingRange && part != nullptr ? std::optional(part->rangeLimit) : std::nullopt);
    csv.endRow();
}

void putFlyTips(CsvWriter &csv, const QuarterReport &report, const FlyTipLine &line)
{
    csv.code(wasteDataFlowLabel(report.quarter));
    csv.text(line.place.code);
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
    csv.code(report.isProvisional ? "provisional" : "final");
    csv.endRow();
}

void measure(const std::filesystem::path &path, FigureFile &file)
{
    QFile written(QString::fromStdString(path.string()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!written.open(QIODevice::ReadOnly) || !hash.addData(&written))
        return;
    file.bytes = written.size();
    file.hash = "sha256:" + hash.result().toHex().toStdString();
}

/// The files as they were just written, a sheet each.
std::string workbookOf(const std::filesystem::path &folder, const std::vector<FigureFile> &files)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNames{
        {{"-wide.csv", "By area"},
         {"fly-tipping-", "Fly-tipping"},
         {"indicators-monthly-", "Months"},
         {"indicators-wards-", "Wards"}}};
    std::vector<WorkbookSheet> sheets;
    for (const FigureFile &file : files) {
        WorkbookSheet sheet{.name = "Indicators"};
        for (const auto &[part, name] : kNames)
            if (file.name.contains(part))
                sheet.name = name;
        for (const FileColumn &column : file.columns)
            sheet.types.push_back(column.type);
        QFile written(QString::fromStdString((folder / file.name).string()));
        if (written.open(QIODevice::ReadOnly))
            sheet.csv = written.readAll().toStdString();
        if (sheet.csv.starts_with("\xef\xbb\xbf"))
            sheet.csv.erase(0, 3);
        sheets.push_back(std::move(sheet));
    }
    return sc::workbookOf(sheets);
}

void putWard(CsvWriter &csv, const QuarterReport &report, const QuarterLine &line)
{
    csv.code(report.period.id);
    putPeriod(csv, report.period);
    csv.text(line.place.area);
    csv.text(line.place.code);
    csv.text(line.place.name);
    putIndicator(csv, *line.definition);
    putFigure(csv, line.figure);
    csv.code(toCode(line.figure.status));
    csv.text(line.note);
    csv.endRow();
}

/// Each of the files that was asked for, and how long each came out.
Result<void> writeTables(const QuarterReport &report, const std::vector<FlyTipLine> &flyTips,
                         const std::filesystem::path &folder, const FileChoices &choices,
                         std::vector<FigureFile> &files)
{
    const std::string &quarter = report.period.id;
    Result<void> done;
    const auto write = [&](const std::string &name, const std::function<void(CsvWriter &)> &rows) {
        const auto file = std::ranges::find(files, name, &FigureFile::name);
        if (!done || file == files.end())
            return;
        Table table(folder, *file, choices.mark);
        rows(table.csv());
        done = table.finish();
        if (done)
            measure(folder / file->name, *file);
    };
    write("indicators-" + quarter + ".csv", [&](CsvWriter &csv) {
        for (const QuarterLine &line : report.lines)
            putTidy(csv, report, line);
    });
    write("indicators-" + quarter + "-wide.csv", [&](CsvWriter &csv) { putWide(csv, report); });
    write("fly-tipping-" + quarter + ".csv", [&](CsvWriter &csv) {
        for (const FlyTipLine &line : flyTips)
            putFlyTips(csv, report, line);
    });
    write("indicators-monthly-" + quarter + ".csv", [&](CsvWriter &csv) {
        for (const QuarterLine &line : report.lines)
            for (std::size_t i = 0; i < line.months.size(); ++i)
                putMonth(csv, report, line, i);
    });
    write("indicators-wards-" + quarter + ".csv", [&](CsvWriter &csv) {
        for (const QuarterLine &line : report.wardLines)
            putWard(csv, report, line);
    });
    return done;
}

} // namespace

Result<std::vector<std::string>> writeIndicatorFiles(const QuarterReport &report,
                                                     const std::vector<FlyTipLine> &flyTips,
                                                     const std::filesystem::path &folder,
                                                     const FileChoices &choices)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    std::vector<FigureFile> files = figureFiles(report, choices);
    Result<void> done = writeTables(report, flyTips, folder, choices, files);
    if (done)
        done = writeWhole(folder / "csv-metadata.json", csvwMetadata(report, files));
    // A Data Package has no word for the mark, and its readers take it for part of the first name.
    const std::filesystem::path package = folder / "datapackage.json";
    if (choices.mark)
        std::filesystem::remove(package, ignored); // it told of the files as they were without
    else if (done)
        done = writeWhole(package, dataPackage(report, files));
    const std::string workbook = "indicators-" + report.period.id + ".xlsx";
    if (done && choices.workbook)
        done = writeWhole(folder / workbook, workbookOf(folder, files));
    if (!done)
        return std::unexpected(done.error());
    std::vector<std::string> names;
    names.reserve(files.size() + 3);
    for (const FigureFile &file : files)
        names.push_back(file.name);
    names.emplace_back("csv-metadata.json");
    if (!choices.mark)
        names.emplace_back("datapackage.json");
    if (choices.workbook)
        names.push_back(workbook);
    return names;
}

} // namespace sc
