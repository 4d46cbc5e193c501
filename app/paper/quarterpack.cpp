// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/quarterpack.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

namespace sc {

namespace {

double orNothing(const std::optional<double> &value)
{
    return value.value_or(std::nan(""));
}

QString shortLabel(const Period &month)
{
    const std::string &label = month.label;
    return QString::fromStdString(label.substr(0, 3) + " " + label.substr(label.size() - 2));
}

std::string grouped(double value, int decimals)
{
    std::string text = std::format("{:.{}f}", value, decimals);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

std::string placeName(const FigurePlace &place)
{
    return place.code == kWholeCouncil ? "All" : place.name;
}

void addCommentary(Sheet &sheet, const QuarterReport &report,
                   const std::vector<Commentary> &commentary)
{
    for (const Commentary &one : commentary) {
        const IndicatorDefinition *about = indicatorNamed(one.indicator);
        const auto place = std::ranges::find(report.places, one.area, &FigurePlace::id);
        std::string lead = about == nullptr ? std::string() : about->title;
        if (!one.area.isNull() && place != report.places.end())
            lead += ", " + place->name;
        sheet.paragraph(lead.empty() ? one.words : lead + ": " + one.words);
    }
}

/// One line for all places that an indicator says the same of.
std::vector<std::string> signalLines(const QuarterReport &report, Judgement wanted)
{
    std::vector<std::string> lines;
    const std::size_t places = std::max<std::size_t>(1, report.places.size());
    for (std::size_t first = 0; first + places <= report.lines.size(); first += places) {
        std::vector<std::pair<std::string, std::string>> said; // what, and of which places
        for (std::size_t i = first; i < first + places; ++i) {
            const QuarterLine &line = report.lines[i];
            if (line.judgement() != wanted)
                continue;
            const std::string sentence = sentenceOf(line);
            const auto same =
                std::ranges::find(said, sentence, &std::pair<std::string, std::string>::first);
            if (same == said.end())
                said.emplace_back(sentence, placeName(line.place));
            else
                same->second += ", " + placeName(line.place);
        }
        for (const auto &[sentence, where] : said)
            lines.push_back(
                std::format("{} ({}): {}", report.lines[first].definition->title, where, sentence));
    }
    return lines;
}

void addSignals(Sheet &sheet, const QuarterReport &report)
{
    constexpr std::array<std::pair<Judgement, std::string_view>, 3> kParts{
        {{Judgement::Concern, "Concerns"},
         {Judgement::Improvement, "Improvements"},
         {Judgement::Neutral, "Changed, where neither way is better"}}};
    bool any = false;
    for (const auto &[wanted, heading] : kParts) {
        const std::vector<std::string> lines = signalLines(report, wanted);
        if (lines.empty())
            continue;
        any = true;
        sheet.heading(heading);
        sheet.bullets(lines);
    }
    if (!any) {
        sheet.heading("What stands out");
        sheet.paragraph("Nothing moved by more than chance explains.");
    }
}

/// The places from one on, so many of them, with every indicator of a group.
void addPart(Sheet &sheet, const QuarterReport &report, const std::string &group, std::size_t from,
             std::size_t count)
{
    // The group heads its table, not a line of its own that might stay behind on the page before.
    std::vector<Sheet::Column> columns{{group, 6}};
    for (std::size_t place = from; place < from + count; ++place)
        columns.push_back({placeName(report.places[place]), 2});
    std::vector<std::vector<std::string>> rows;
    const std::size_t places = report.places.size();
    for (std::size_t first = 0; first + places <= report.lines.size(); first += places) {
        const IndicatorDefinition &one = *report.lines[first].definition;
        if (one.group != group)
            continue;
        std::vector<std::string> row{one.title};
        for (std::size_t place = from; place < from + count; ++place)
            row.push_back(figureWords(one, report.lines[first + place].figure));
        rows.push_back(std::move(row));
    }
    sheet.table(columns, rows);
}

/// A council of many areas has several tables, each as wide as the paper.
void addTable(Sheet &sheet, const QuarterReport &report, const std::string &group)
{
    constexpr std::size_t kMostPlaces = 7;
    const std::size_t places = report.places.size();
    const std::size_t tables = (places + kMostPlaces - 1) / kMostPlaces;
    for (std::size_t from = 0, left = tables; left > 0; --left) {
        const std::size_t count = (places - from + left - 1) / left;
        addPart(sheet, report, group, from, count);
        from += count;
    }
}

} // namespace

std::string figureWords(const IndicatorDefinition &definition, const Figure &figure)
{
    if (figure.status == FigureStatus::Suppressed)
        return "few";
    if (!figure.value)
        return "-";
    if (definition.unit == "percent")
        return grouped(*figure.value, 1) + " %";
    const bool whole = std::abs(*figure.value - std::round(*figure.value)) < 1e-9;
    return grouped(*figure.value, whole ? 0 : *figure.value < 10 ? 2 : 1);
}

ChartDrawing drawingOf(const QuarterLine &line, const std::vector<Period> &months)
{
    ChartDrawing drawing;
    const bool share = line.definition->measure == Measure::Share;
    const ChartPoint none;
    for (std::size_t i = 0; i < line.months.size(); ++i) {
        const ChartPoint &point = i < line.chart.points.size() ? line.chart.points[i] : none;
        drawing.values.append(orNothing(line.months[i].value));
        drawing.lower.append(point.lower ? std::max(0.0, *point.lower) : std::nan(""));
        drawing.centre.append(orNothing(point.centre));
        drawing.upper.append(point.upper && share ? std::min(100.0, *point.upper)
                                                  : orNothing(point.upper));
        const Judgement judged = judgementOf(point.signal, line.definition->direction);
        drawing.tones.append(judged == Judgement::Concern       ? ChartDrawing::Concern
                             : judged == Judgement::Improvement ? ChartDrawing::Improvement
                             : judged == Judgement::Neutral     ? ChartDrawing::Neutral
                                                                : ChartDrawing::Usual);
        drawing.labels.append(shortLabel(months[i]));
    }
    if (const auto target = line.monthlyTarget()) {
        drawing.hasTarget = true;
        drawing.target = *target;
    }
    return drawing;
}

ChartDrawing rangesOf(const QuarterLine &line, const std::vector<Period> &months)
{
    ChartDrawing drawing;
    const auto isRange = [](const ChartPoint &point) { return point.movingRange.has_value(); };
    if (line.definition->chart != ChartKind::XmR ||
        !std::ranges::any_of(line.chart.points, isRange))
        return drawing;
    for (std::size_t i = 0; i < line.chart.points.size() && i < months.size(); ++i) {
        const ChartPoint &point = line.chart.points[i];
        const ChartPart *part = point.movingRange ? line.chart.partAt(i) : nullptr;
        drawing.values.append(orNothing(point.movingRange));
        drawing.lower.append(std::nan(""));
        drawing.centre.append(part != nullptr ? part->averageRange : std::nan(""));
        drawing.upper.append(part != nullptr ? part->rangeLimit : std::nan(""));
        drawing.tones.append(line.chart.isWideAt(i) ? ChartDrawing::Neutral : ChartDrawing::Usual);
        drawing.labels.append(shortLabel(months[i]));
    }
    return drawing;
}

Sheet quarterPack(const QuarterReport &report, const std::vector<Commentary> &commentary,
                  const std::string &council, const std::string &sent)
{
    Sheet sheet("Quarter pack", report.period.id, council);
    sheet.showTitle();
    sheet.paragraph(report.period.label);
    if (report.isProvisional)
        sheet.warning("The quarter is not over. All figures are provisional.");
    if (!sent.empty())
        sheet.paragraph(sent);
    if (!commentary.empty()) {
        sheet.heading("Commentary");
        addCommentary(sheet, report, commentary);
    }
    addSignals(sheet, report);
    std::vector<std::string> groups;
    for (const QuarterLine &line : report.lines)
        if (!std::ranges::contains(groups, line.definition->group))
            groups.push_back(line.definition->group);
    sheet.heading("Figures");
    for (const std::string &group : groups)
        addTable(sheet, report, group);
    sheet.paragraph("\"few\": so few people that somebody could be found out, or beside such a "
                    "figure, which it would give away. \"-\": nothing recorded. Fewer reports may "
                    "mean fewer reporters.");
    constexpr QSize kChart{1400, 520};
    constexpr double kWidth = 150.0;
    constexpr int kChartsOnPage = 3; // no chart is parted from what is said of it
    int charts = 0;
    for (const QuarterLine &line : report.lines) {
        const bool shown = line.place.code == kWholeCouncil || line.signal != Signal::None;
        if (!shown || line.judgement() == Judgement::CommonCause || line.months.empty())
            continue;
        if (charts++ % kChartsOnPage == 0)
            sheet.newPage();
        sheet.heading(line.definition->title + ", " + placeName(line.place));
        sheet.paragraph(sentenceOf(line));
        sheet.picture(chartPicture(drawingOf(line, report.months), kChart), kWidth);
    }
    return sheet;
}

} // namespace sc
