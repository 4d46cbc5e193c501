// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/definition.h"

#include "core/text.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

// Outside the namespace, as Qt asks: the files are part of a static library.
static void initIndicatorFiles()
{
    Q_INIT_RESOURCE(indicators);
}

namespace sc {

namespace {

template <class T, std::size_t size> using Codes = std::array<std::pair<std::string_view, T>, size>;

constexpr Codes<Direction, 3> kDirections{
    {{"more", Direction::More}, {"less", Direction::Less}, {"neutral", Direction::Neutral}}};
constexpr Codes<Measure, 9> kMeasures{{{"count", Measure::Count},
                                       {"part", Measure::Part},
                                       {"sum", Measure::Sum},
                                       {"share", Measure::Share},
                                       {"rate", Measure::Rate},
                                       {"median", Measure::Median},
                                       {"p90", Measure::P90},
                                       {"distinct", Measure::Distinct},
                                       {"top_tenth", Measure::TopTenth}}};
constexpr Codes<ChartKind, 4> kCharts{
    {{"xmr", ChartKind::XmR}, {"p", ChartKind::P}, {"u", ChartKind::U}, {"c", ChartKind::C}}};
constexpr Codes<bool, 2> kYesNo{{{"yes", true}, {"no", false}}};

constexpr Codes<WholeCouncil, 3> kWholes{
    {{"areas", WholeCouncil::Areas}, {"own", WholeCouncil::Own}, {"beyond", WholeCouncil::Beyond}}};

using Header = std::map<std::string, std::string, std::less<>>;

/// Takes the header off the text, which is left at the query.
Header takeHeader(std::string_view &text)
{
    Header header;
    std::string name;
    while (text.starts_with("--")) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(2, end - 2);
        const std::size_t colon = line.find(": ");
        if (line.starts_with("   ") && !name.empty()) {
            header[name] += " " + std::string(trimmed(line));
        } else if (colon != std::string_view::npos) {
            name = trimmed(line.substr(0, colon));
            header[name] = trimmed(line.substr(colon + 2));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return header;
}

class HeaderReader {
public:
    explicit HeaderReader(Header header) : m_header(std::move(header)) {}

    void text(std::string_view name, std::string &into)
    {
        const auto found = m_header.find(name);
        if (found == m_header.end() || found->second.empty())
            fault(name, "missing", "is missing");
        else
            into = found->second;
    }
    template <class T> void number(std::string_view name, T &into)
    {
        std::string digits;
        text(name, digits);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), into);
        if (!digits.empty() &&
            (read.ec != std::errc() || read.ptr != digits.data() + digits.size()))
            fault(name, "bad_number", "is no number");
    }
    template <class Table, class T> void code(std::string_view name, const Table &codes, T &into)
    {
        std::string word;
        text(name, word);
        const auto found =
            std::ranges::find(codes, word, [](const auto &one) { return one.first; });
        if (found != codes.end())
            into = found->second;
        else if (!word.empty())
            fault(name, "unknown_code", "is not known");
    }
    [[nodiscard]] bool has(std::string_view name) const { return m_header.contains(name); }
    void fault(std::string_view name, std::string_view code, std::string_view what)
    {
        m_problems.push_back(
            {std::string(name), std::string(code),
             "The " + std::string(name) + " of an indicator " + std::string(what)});
    }
    [[nodiscard]] std::vector<Problem> &problems() { return m_problems; }

private:
    Header m_header;
    std::vector<Problem> m_problems;
};

template <class Table, class T> std::string_view codeOf(const Table &table, T value)
{
    const auto found = std::ranges::find(table, value, [](const auto &one) { return one.second; });
    return found == table.end() ? std::string_view() : found->first;
}

std::vector<std::string> filesIn(const QString &folder)
{
    std::vector<std::string> texts;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            texts.push_back(file.readAll().toStdString());
    }
    return texts;
}

} // namespace

bool IndicatorDefinition::isAdditive() const
{
    return measure == Measure::Count || measure == Measure::Part || measure == Measure::Sum;
}

bool IndicatorDefinition::asksValues() const
{
    return measure == Measure::Median || measure == Measure::P90;
}

bool IndicatorDefinition::isSnapshot() const
{
    constexpr std::array<std::string_view, 4> kAtTheEnd{"champions_active", "champions_quiet",
                                                        "coverage_gap_streets", "kits_overdue"};
    return std::ranges::contains(kAtTheEnd, id);
}

bool IndicatorDefinition::asksReports() const
{
    return sql.contains("FROM logged") || sql.contains("FROM made") || sql.contains("FROM kinds") ||
           sql.contains("FROM closed");
}

bool IndicatorDefinition::addsOverTime() const
{
    return !isSnapshot() && (isAdditive() || measure == Measure::Share);
}

bool IndicatorDefinition::asksPersons() const
{
    return measure == Measure::Distinct || measure == Measure::TopTenth;
}

Result<IndicatorDefinition> parseIndicator(std::string_view text)
{
    IndicatorDefinition made;
    made.text = text;
    HeaderReader header(takeHeader(text));
    header.text("id", made.id);
    header.number("version", made.version);
    header.number("position", made.position);
    header.text("group", made.group);
    header.text("title", made.title);
    header.text("definition", made.words);
    header.text("unit", made.unit);
    header.code("direction", kDirections, made.direction);
    header.code("measure", kMeasures, made.measure);
    header.text("numerator", made.numerator);
    header.text("denominator", made.denominator);
    header.text("since", made.since);
    header.text("source", made.source);
    header.text("records", made.records);
    header.code("person", kYesNo, made.isPersonal);
    header.code("wards", kYesNo, made.byWard);
    header.code("chart", kCharts, made.chart);
    if (header.has("also"))
        header.text("also", made.also);
    if (header.has("whole"))
        header.code("whole", kWholes, made.whole);
    if (header.has("scale"))
        header.number("scale", made.scale);
    made.sql = trimmed(text);
    if (made.sql.empty())
        header.fault("sql", "missing", "is missing");
    if (!header.problems().empty())
        return refused(std::move(header.problems()));
    return made;
}

const std::vector<IndicatorDefinition> &indicatorDefinitions()
{
    static const std::vector<IndicatorDefinition> kAll = [] {
        initIndicatorFiles();
        std::vector<IndicatorDefinition> all;
        for (const std::string &text : filesIn(QStringLiteral(":/indicators"))) {
            if (auto one = parseIndicator(text))
                all.push_back(*std::move(one));
        }
        std::ranges::sort(all, {}, &IndicatorDefinition::position);
        return all;
    }();
    return kAll;
}

const IndicatorDefinition *indicatorNamed(std::string_view id)
{
    const auto &all = indicatorDefinitions();
    const auto found = std::ranges::find(all, id, &IndicatorDefinition::id);
    return found == all.end() ? nullptr : &*found;
}

const std::vector<std::string> &sharedIndicatorScripts()
{
    static const std::vector<std::string> kScripts = [] {
        initIndicatorFiles();
        return filesIn(QStringLiteral(":/indicators/shared"));
    }();
    return kScripts;
}

std::string_view toCode(Direction direction)
{
    return codeOf(kDirections, direction);
}

std::string_view toCode(ChartKind kind)
{
    return codeOf(kCharts, kind);
}

} // namespace sc
