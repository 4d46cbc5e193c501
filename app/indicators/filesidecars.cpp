// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the CSV files: CSVW (w3.org/TR/tabular-metadata) and Data Package v2.
#include "indicators/indicatorfiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>

namespace sc {

namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// A name that can stand in a URI template: letters, digits and underscores, none first or last.
std::string variableName(const std::string &title)
{
    std::string name;
    for (const char letter : title) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9');
        if (plain)
            name += letter;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (name.ends_with('_'))
        name.pop_back();
    return name;
}

/// The names of all columns; where two titles make one name, or none, the column's number is added.
std::vector<std::string> variableNames(const FigureFile &file)
{
    std::vector<std::string> names;
    for (const FileColumn &column : file.columns) {
        std::string name = variableName(column.name);
        if (name.empty() || std::ranges::contains(names, name))
            name += (name.empty() ? "column_" : "_") + std::to_string(names.size() + 1);
        names.push_back(std::move(name));
    }
    return names;
}

Json definitions(const QuarterReport &report)
{
    Json all = Json::array();
    std::string last;
    for (const QuarterLine &line : report.lines) {
        const IndicatorDefinition &one = *line.definition;
        if (one.id == last)
            continue;
        last = one.id;
        all.push_back({{"id", one.id},
                       {"version", one.version},
                       {"title", one.title},
                       {"definition", one.words},
                       {"unit", one.unit},
                       {"direction", toCode(one.direction)},
                       {"numerator", one.numerator},
                       {"denominator", one.denominator},
                       {"since", one.since},
                       {"source", one.source}});
    }
    return all;
}

Json columnsOf(const FigureFile &file)
{
    Json columns = Json::array();
    const std::vector<std::string> names = variableNames(file);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const FileColumn &column = file.columns[i];
        Json one{{"name", names[i]},
                 {"titles", column.name},
                 {"datatype", column.type},
                 {"dc:description", column.words}};
        if (std::ranges::contains(file.key, column.name))
            one["required"] = true;
        columns.push_back(std::move(one));
    }
    return columns;
}

Json keyOf(const FigureFile &file)
{
    Json key = Json::array();
    for (const std::string &name : file.key)
        key.push_back(variableName(name));
    return key;
}

} // namespace

std::string csvwMetadata(const QuarterReport &report, const std::vector<FigureFile> &files)
{
    Json tables = Json::array();
    for (const FigureFile &file : files)
        tables.push_back(
            {{"url", file.name},
             {"dc:title", file.title},
             {"tableSchema", {{"columns", columnsOf(file)}, {"primaryKey", keyOf(file)}}}});
    return text({{"@context", Json::array({"http://www.w3.org/ns/csvw", {{"@language", "en"}}})},
                 {"dc:title", "Indicators for " + report.period.label},
                 {"dialect",
                  {{"delimiter", ","},
                   {"encoding", "utf-8"},
                   {"header", true},
                   {"quoteChar", "\""},
                   {"doubleQuote", true},
                   {"lineTerminators", Json::array({"\r\n"})}}},
                 {"tables", std::move(tables)}});
}

std::string dataPackage(const QuarterReport &report, const std::vector<FigureFile> &files)
{
    std::string name = "indicators-" + report.period.id;
    std::ranges::transform(name, name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    Json resources = Json::array();
    for (const FigureFile &file : files) {
        Json fields = Json::array();
        for (const FileColumn &column : file.columns)
            fields.push_back(
                {{"name", column.name}, {"type", column.type}, {"description", column.words}});
        std::string resource = file.name.substr(0, file.name.size() - 4);
        std::ranges::transform(resource, resource.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        });
        resources.push_back(
            {{"name", resource},
             {"type", "table"},
             {"title", file.title},
             {"path", file.name},
             {"format", "csv"},
             {"mediatype", "text/csv"},
             {"encoding", "utf-8"},
             {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}}},
             {"schema",
              {{"fields", std::move(fields)},
               {"primaryKey", file.key},
               {"missingValues", Json::array({""})}}}});
        if (!file.hash.empty()) {
            resources.back()["bytes"] = file.bytes;
            resources.back()["hash"] = file.hash;
        }
    }
    return text({{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
                 {"name", name},
                 {"title", "Indicators for " + report.period.label},
                 {"description",
                  std::format("Quarterly indicators for {}, by area and for the whole council. "
                              "The indicators' definitions are under indicators.",
                              report.period.label)},
                 {"resources", std::move(resources)},
                 {"indicators", definitions(report)}});
}

} // namespace sc
