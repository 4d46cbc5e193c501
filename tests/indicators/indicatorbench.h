// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/areastore.h"
#include "indicators/indicatorfiles.h"
#include "quarterly/entrystore.h"

#include <QTest>

#include <string>

namespace sc::test {

using namespace std::chrono_literals;

inline Instant at(int year, unsigned month, unsigned day, int hour = 12, int minute = 0)
{
    const Day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return Instant{std::chrono::sys_days{date} + std::chrono::hours{hour} +
                   std::chrono::minutes{minute}};
}

inline Value moment(Instant when)
{
    return Value{static_cast<std::int64_t>(when.time_since_epoch().count())};
}

template <class Done> void mustHold(const Done &done)
{
    if (!done)
        qFatal("The test could not set up its records.");
}

/// A database with areas N and S, its clock on 15 August 2026, and short ways to record.
class IndicatorBench {
public:
    explicit IndicatorBench(Instant begins = at(2026, 8, 15)) : clock(begins) {}

    FixedClock clock;
    std::unique_ptr<Database> database{
        std::move(*Database::inMemory({.clock = &clock, .seed = 5}))};
    Id north = area("N", "North");
    Id south = area("S", "South");

    Id area(const std::string &code, const std::string &name)
    {
        Change change(*database, Actor{"R. Dunn"});
        const auto saved = AreaStore(*database).saveArea(change, {{}, code, name});
        mustHold(saved);
        mustHold(change.commit());
        return saved->id;
    }

    /// Writes a record as the journal would, so that odd ones can be made too.
    Id put(std::string_view type, FieldValues fields)
    {
        const Id id = database->newId();
        Change change(*database, Actor{"R. Dunn"});
        change.create(type, id, std::move(fields));
        mustHold(change.commit());
        return id;
    }
    void set(std::string_view type, const Id &id, const FieldValues &fields)
    {
        Change change(*database, Actor{"R. Dunn"});
        change.update(type, id, fields);
        mustHold(change.commit());
    }
    void remove(std::string_view type, const Id &id)
    {
        Change change(*database, Actor{"R. Dunn"});
        change.remove(type, id);
        mustHold(change.commit());
    }

    Id report(Instant logged, const Id &where, FieldValues more = {})
    {
        FieldValues fields{{"category", Value{std::string("litter")}},
                           {"status", Value{std::string("new")}},
                           {"source", Value{std::string("public")}},
                           {"logged_at", moment(logged)}};
        if (!where.isNull())
            fields.emplace_back("area", Value{where.toBlob()});
        for (auto &[name, value] : more)
            std::erase_if(fields, [&](const auto &one) { return one.first == name; });
        fields.insert(fields.end(), more.begin(), more.end());
        return put("report", std::move(fields));
    }
    Id closed(Instant logged, Instant when, const std::string &due, const Id &where,
              const std::string &status = "done")
    {
        return report(logged, where,
                      {{"status", Value{status}},
                       {"closed_at", moment(when)},
                       {"due_on", due.empty() ? Value{} : Value{due}}});
    }
    Id champion(const std::string &number, const Id &where, FieldValues more = {})
    {
        FieldValues fields{{"number", Value{number}},
                           {"status", Value{std::string("active")}},
                           {"area", Value{where.toBlob()}}};
        for (auto &[name, value] : more)
            std::erase_if(fields, [&](const auto &one) { return one.first == name; });
        fields.insert(fields.end(), more.begin(), more.end());
        return put("champion", std::move(fields));
    }

    QuarterReport quarter(std::string_view id, int below = 0, int months = 0)
    {
        auto made = quarterReport(
            *database, {.quarter = *Quarter::parse(id), .suppressBelow = below, .months = months});
        if (!made)
            qFatal("%s", made.error().message.c_str());
        return *std::move(made);
    }
    /// The value as text: "3", "66.6667", "" where there is none.
    std::string value(std::string_view quarterId, std::string_view indicator,
                      std::string_view place = "ALL")
    {
        const QuarterReport report = quarter(quarterId);
        const QuarterLine *line = report.find(indicator, place);
        if (line == nullptr)
            return "no line";
        std::string text;
        if (line->figure.value)
            text = QString::number(*line->figure.value, 'g', 10).toStdString();
        return text;
    }
};

} // namespace sc::test
