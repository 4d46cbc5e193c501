// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/numbertext.h"
#include "core/text.h"
#include "exchange/csvreader.h"
#include "exchange/json.h"
#include "indicators/controlchart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <format>

namespace sc::cli {

namespace {

constexpr std::array<std::pair<std::string_view, ChartKind>, 4> kKinds{
    {{"xmr", ChartKind::XmR}, {"p", ChartKind::P}, {"u", ChartKind::U}, {"c", ChartKind::C}}};

struct Series {
    std::vector<ChartInput> input;
    std::vector<std::size_t> lines; ///< of the file, one for each point
};

Result<std::size_t> columnIn(const CsvReader &reader, const std::string &name)
{
    const auto found = std::ranges::find_if(reader.header(), [&](const std::string &one) {
        return equalsIgnoringCase(one, std::string(trimmed(name)));
    });
    if (found != reader.header().end())
        return static_cast<std::size_t>(found - reader.header().begin());
    std::string there;
    for (const std::string &one : reader.header())
        there += (there.empty() ? "" : ", ") + one;
    return refused("column", "not_found",
                   std::format("There is no column \"{}\". The file has: {}.", name, there));
}

/// A number as people and spreadsheets write it: 1204, "1,204", 3.5, 45%; in a file with semicolons
/// 3,5. Nothing for an empty cell.
Result<std::optional<double>> numberIn(std::string_view cell, const CsvRow &row, char delimiter)
{
    cell = trimmed(cell);
    std::string text(cell);
    if (text.ends_with('%'))
        text = trimmed(std::string_view(text).substr(0, text.size() - 1));
    if (text.empty())
        return std::nullopt;
    if (delimiter == ';')
        std::ranges::replace(text, ',', '.');
    else
        text = withoutThousands(text);
    std::string_view digits = text;
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    double value = 0.0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    // "nan" and "inf" would be read too, and every limit with them be nothing.
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() ||
        !std::isfinite(value))
        return refused("column", "bad_number",
                       std::format("Line {}: \"{}\" is no number.", row.line, cell));
    return value;
}

/// Sizes and counts cannot be below nothing, nor a part more than the whole.
Result<void> checkCounts(const ChartInput &point, ChartKind kind, const CsvRow &row)
{
    const auto wrong = [&](const char *why) {
        return refused("column", "out_of_range", std::format("Line {}: {}", row.line, why));
    };
    if (kind == ChartKind::XmR)
        return {};
    if (point.value.value_or(0.0) < 0.0 || point.size < 0.0)
        return wrong("Counts cannot be below 0.");
    if (kind == ChartKind::P && point.value.value_or(0.0) > 1.0)
        return wrong("A part cannot be more than the whole.");
    return {};
}

Result<Series> readSeries(const std::string &file, const std::string &column,
                          const std::optional<std::string> &size, ChartKind kind)
{
    auto reader = CsvReader::open(file);
    if (!reader)
        return std::unexpected(reader.error());
    const auto at = columnIn(*reader, column);
    if (!at)
        return std::unexpected(at.error());
    const auto sizeAt =
        size ? columnIn(*reader, *size).transform([](std::size_t i) { return std::optional(i); })
             : Result<std::optional<std::size_t>>(std::nullopt);
    if (!sizeAt)
        return std::unexpected(sizeAt.error());
    Series series;
    for (CsvRow row; reader->next(row);) {
        if (row.problem)
            return refused({*row.problem});
        const auto value = numberIn(row.fields[*at], row, reader->delimiter());
        if (!value)
            return std::unexpected(value.error());
        ChartInput point{*value, 1.0};
        if (*sizeAt) {
            const auto out = numberIn(row.fields[**sizeAt], row, reader->delimiter());
            if (!out)
                return std::unexpected(out.error());
            point.size = out->value_or(0.0);
            // The column holds counts; the chart is of parts.
            point.value =
                *value && point.size > 0.0 ? std::optional(**value / point.size) : std::nullopt;
        }
        if (const auto fine = checkCounts(point, kind, row); !fine)
            return std::unexpected(fine.error());
        series.input.push_back(point);
        series.lines.push_back(row.line);
    }
    if (std::ranges::none_of(series.input,
                             [](const ChartInput &one) { return one.value.has_value(); }))
        return refused("column", "empty",
                       std::format("There are no values in the column \"{}\".", column));
    return series;
}

Json number(const std::optional<double> &value)
{
    return value ? Json(*value) : Json();
}

/// `plain` is the same without wider limits for over-dispersed counts.
Json jsonOf(const ControlChart &chart, const ControlChart &plain, const Series &series,
            const std::string &column)
{
    const ChartPart last = chart.parts.empty() ? ChartPart{} : chart.parts.back();
    const auto drawn =
        std::ranges::find_if(chart.points.rbegin(), chart.points.rend(),
                             [](const ChartPoint &one) { return one.centre.has_value(); });
    const ChartPoint none;
    const ChartPoint &end = drawn == chart.points.rend() ? none : *drawn;
    Json json{{"ok", true},
              {"column", column},
              {"chart", toCode(chart.kind)},
              {"points", std::ranges::count_if(
                             chart.points, [](const auto &one) { return one.value.has_value(); })},
              {"centre", number(end.centre)},
              {"lower", number(end.lower)},
              {"upper", number(end.upper)},
              {"average_moving_range", last.averageRange},
              {"moving_range_upper", last.rangeLimit},
              {"over_dispersed", chart.isLaney()},
              {"trial_limits", last.isTrial}};
    if (chart.kind == ChartKind::P || chart.kind == ChartKind::U) {
        const ChartPoint &bare = plain.points[static_cast<std::size_t>(
            std::max<std::ptrdiff_t>(0, chart.points.rend() - drawn - 1))];
        json["sigma_z"] = last.sigmaZ;
        json["plain_lower"] = number(bare.lower);
        json["plain_upper"] = number(bare.upper);
    }
    json["signals"] = Json::array();
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        if (chart.points[i].signal != Signal::None)
            json["signals"].push_back({{"point", i + 1},
                                       {"line", series.lines[i]},
                                       {"value", number(chart.points[i].value)},
                                       {"signal", toCode(chart.points[i].signal)},
                                       {"rule", toCode(chart.points[i].rule)}});
    json["limits"] = Json::array();
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        json["limits"].push_back({{"point", i + 1},
                                  {"value", number(chart.points[i].value)},
                                  {"lower", number(chart.points[i].lower)},
                                  {"centre", number(chart.points[i].centre)},
                                  {"upper", number(chart.points[i].upper)},
                                  {"moving_range", number(chart.points[i].movingRange)}});
    return json;
}

Result<ExitCode> spc(Context &context)
{
    const auto column = context.arguments.value("--column");
    if (!column)
        return usageError("Say which column, with --column.");
    ChartOptions options{.screen = context.arguments.has("--screen"),
                         .allowLaney = !context.arguments.has("--plain")};
    const auto size = context.arguments.value("--size");
    const std::string kind = context.arguments.value("--chart").value_or(size ? "p" : "xmr");
    const auto known = std::ranges::find(kKinds, kind, [](const auto &one) { return one.first; });
    if (known == kKinds.end())
        return usageError("--chart is xmr, p, u or c.");
    options.kind = known->second;
    if ((options.kind == ChartKind::P || options.kind == ChartKind::U) && !size)
        return usageError("A p or u chart needs --size: the column that the counts are out of.");
    const auto baseline = numberOption(context.arguments, "--baseline", 2, 100'000);
    const auto rebase = numberOption(context.arguments, "--rebase", 2, 1'000'000);
    if (!baseline || !rebase)
        return usageError((baseline ? rebase : baseline).error().message);
    options.rebases.push_back({0, static_cast<std::size_t>(baseline->value_or(0))});
    if (*rebase)
        options.rebases.push_back({static_cast<std::size_t>(**rebase - 1), 0});
    const auto series = readSeries(*context.arguments.word(0), *column, size, options.kind);
    if (!series)
        return std::unexpected(series.error());
    if (*rebase && static_cast<std::size_t>(**rebase) > series->input.size())
        return usageError(std::format("--rebase is beyond the last line: there are {} points.",
                                      series->input.size()));
    const ControlChart chart = chartOf(series->input, options);
    options.allowLaney = false;
    const ControlChart plain = chartOf(series->input, options);
    context.terminal.outLine(lineOf(jsonOf(chart, plain, *series, *column)));
    return kDone;
}

constexpr std::array<OptionSpec, 7> kOptions{{
    {"--column", "NAME", "the column with the values, in order of time"},
    {"--screen", "", "leave wild moving ranges out of the limits"},
    {"--chart", "KIND", "xmr (without it), p, u or c"},
    {"--size", "NAME", "for p and u: the column that the counts are out of"},
    {"--plain", "", "plain p and u limits, however widely the counts are spread"},
    {"--baseline", "N", "limits from the first N points"},
    {"--rebase", "N", "limits afresh from the N-th point on"},
}};

constexpr std::array<Command, 1> kCommands{{
    {"spc", "FILE", "Work out the control chart of a column of a CSV file", kOptions, 1, 1, spc},
}};

} // namespace

std::span<const Command> spcCommands()
{
    return kCommands;
}

} // namespace sc::cli
