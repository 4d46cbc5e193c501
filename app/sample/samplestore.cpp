// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/samplestore.h"

#include "areas/areastore.h"
#include "reports/reportbulkstore.h"
#include "sample/network.h"
#include "sample/photos.h"
#include "sample/sampleborough.h"
#include "sample/samplefigures.h"
#include "sample/sampleground.h"
#include "sample/samplemeetings.h"

#include <algorithm>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kTellEvery = 200;
/// Second calls are about things told in the last few days; older ones need not be remembered.
constexpr std::size_t kRemembered = 40'000;
constexpr std::string_view kReason = "Sample borough";

Actor desk()
{
    return {std::string(kOfficers.back())};
}

bool ends(std::string_view status)
{
    return status == "done" || status.starts_with("closed_");
}

} // namespace

SampleWriter::SampleWriter(Database &database, FixedClock &clock, const Borough &borough,
                           const HappeningOptions &options)
    : m_database(database)
    , m_clock(clock)
    , m_borough(borough)
    , m_options(options)
    , m_reports(database)
    , m_champions(database)
    , m_attachments(database)
{
    const Day last = localDay(options.until);
    const Calendar window(options.until, options.years);
    m_people = makePeople(borough, window.first(), last, Random(options.seed).fork(42));
    m_happenings = std::make_unique<Happenings>(borough, m_people, options);
    m_lastHeard.resize(m_people.size());
    m_picks =
        std::make_unique<SamplePicks>(database, clock, borough, m_people, m_championIds,
                                      window.first(), options.until, Random(options.seed).fork(77));
    m_kits = std::make_unique<SampleKits>(database, clock, borough, window.first(), options.until,
                                          Random(options.seed).fork(91));
    m_loans =
        std::make_unique<SampleLoans>(database, clock, borough, m_kits->kits(), m_championIds,
                                      window.first(), options.until, Random(options.seed).fork(59));
}

Result<void> SampleWriter::write(const Progress &progress)
{
    const bool stepByStep = m_options.reports <= kMostStepByStep;
    const Instant opening = startOfDay(m_happenings->firstDay());
    m_clock.set(stepByStep ? opening : m_options.until);
    if (auto ready = prepare(); !ready)
        return ready;
    const auto written = stepByStep ? writeStepByStep(progress) : writeAtOnce(progress);
    if (!written)
        return written;
    m_clock.set(m_options.until);
    if (auto heard = lastHeard(); !heard)
        return heard;
    Network network(m_database, m_borough, m_people, m_championIds,
                    Random(m_options.seed).fork(43));
    if (auto bound = network.write([this](std::size_t ward) { return areaOf(ward); }); !bound)
        return bound;
    if (auto kept = m_kits->finish(); !kept)
        return kept;
    if (auto figures = writeFigures(m_database, m_happenings->firstDay(), m_options.until,
                                    Random(m_options.seed).fork(67));
        !figures)
        return figures;
    if (auto meetings = writeMeetings(m_database, m_options.until); !meetings)
        return meetings;
    if (stepByStep) {
        if (auto frozen = freezeLastQuarter(m_database, m_options.until); !frozen)
            return frozen;
    }
    return m_database.attempt([&] { m_database.execute("PRAGMA journal_mode = WAL"); });
}

Result<void> SampleWriter::prepare()
{
    const auto set = m_database.attempt([&] {
        // The file is thrown away unless it is finished, so nothing need be safe on the disk
        // before, and new pages need not go through the log.
        m_database.execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = DELETE");
        m_database.setSetting("sample", "1");
        m_database.setSetting("sample_version", std::to_string(kSampleVersion));
        m_database.setSetting("council_name", councilName(m_borough));
        m_database.setSetting("council_phone", "01632 960 100"); // of those kept for fiction
        m_database.setSetting("nation", "england-and-wales");
    });
    if (!set)
        return set;
    const auto ground = writeGround(m_database, m_borough, desk(), m_happenings->firstDay());
    m_reports.placesChanged();
    return ground;
}

Result<void> SampleWriter::writeStepByStep(const Progress &progress)
{
    std::int64_t done = 0;
    Day today{};
    while (const auto happening = m_happenings->next()) {
        if (const Day day = localDay(happening->loggedAt); day != today) {
            today = day;
            if (auto joined = enrol(today); !joined)
                return joined;
        }
        if (auto ran = runUntil(happening->loggedAt); !ran)
            return ran;
        if (auto picked = m_picks->runUntil(happening->loggedAt); !picked)
            return picked;
        if (auto kept = m_kits->runUntil(happening->loggedAt); !kept)
            return kept;
        if (auto lent = m_loans->runUntil(happening->loggedAt); !lent)
            return lent;
        if (auto logged = log(*happening); !logged)
            return logged;
        if (++done % kTellEvery == 0 && progress && !progress(done, m_options.reports))
            return failure(ErrorKind::Cancelled, "Stopped. No sample was made.");
    }
    if (auto joined = enrol(localDay(m_options.until)); !joined)
        return joined;
    if (auto picked = m_picks->runUntil(m_options.until); !picked)
        return picked;
    if (auto kept = m_kits->runUntil(m_options.until); !kept)
        return kept;
    if (auto lent = m_loans->runUntil(m_options.until); !lent)
        return lent;
    return runUntil(m_options.until);
}

Result<void> SampleWriter::writeAtOnce(const Progress &progress)
{
    if (auto joined = enrol(localDay(m_options.until)); !joined)
        return joined;
    Change change(m_database, desk(), std::string(kReason));
    ReportBulkStore bulk(change);
    if (auto begun = bulk.begin(m_options.reports); !begun)
        return begun;
    std::int64_t done = 0;
    while (const auto happening = m_happenings->next()) {
        if (auto added = addInBulk(change, *happening); !added)
            return added;
        if (++done % kTellEvery == 0 && progress && !progress(done, m_options.reports))
            return failure(ErrorKind::Cancelled, "Stopped. No sample was made.");
    }
    if (auto finished = bulk.finish(); !finished)
        return finished;
    if (auto committed = change.commit(); !committed)
        return committed;
    if (auto picked = m_picks->runUntil(m_options.until); !picked)
        return picked;
    if (auto kept = m_kits->runUntil(m_options.until); !kept)
        return kept;
    return m_loans->runUntil(m_options.until);
}

Result<void> SampleWriter::enrol(Day upTo)
{
    if (m_championIds.size() == m_people.size() || m_people[m_championIds.size()].joined > upTo)
        return {};
    // The first morning's are those already on the books.
    m_clock.set(std::max(m_clock.now(), std::min(startOfDay(upTo) + 8h, m_options.until)));
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, desk());
        while (m_championIds.size() < m_people.size() &&
               m_people[m_championIds.size()].joined <= upTo) {
            const Person &person = m_people[m_championIds.size()];
            Champion champion;
            champion.number = person.number;
            champion.name = person.name;
            champion.email = person.email;
            champion.phone = person.phone;
            champion.address = person.address;
            champion.postcode = person.postcode;
            champion.preferredContact = person.preferredContact;
            champion.status = person.status;
            champion.joinedOn = person.joined;
            champion.area = areaOf(m_borough.streets[person.street].ward);
            const auto created = m_champions.create(change, std::move(champion));
            if (!created)
                return std::unexpected(created.error());
            m_championIds.push_back(created->id);
        }
        return change.commit();
    });
}

Id SampleWriter::areaOf(std::size_t ward)
{
    const std::string &code = m_borough.areas[m_borough.wards[ward].area].code;
    const auto known = m_areaIds.find(code);
    if (known != m_areaIds.end())
        return known->second;
    const auto found = AreaStore(m_database).areaWithCode(code);
    const Id id = found && *found ? (*found)->id : Id{};
    m_areaIds.emplace(code, id);
    return id;
}

Report SampleWriter::reportOf(const Happening &happening)
{
    Report report;
    report.category = happening.category;
    report.description = happening.description;
    report.grid = GridPoint{happening.place.x, happening.place.y};
    report.placeTyped = happening.postcode.empty() ? happening.street : happening.postcode;
    report.street = happening.street;
    report.postcode = happening.postcode;
    report.source = happening.source;
    if (happening.champion) {
        report.champion = m_championIds[*happening.champion];
        m_lastHeard[*happening.champion] = happening.loggedAt;
    }
    report.reporter = happening.reporter;
    report.observedAt = happening.observedAt;
    report.loggedAt = happening.loggedAt;
    report.priority = happening.priority;
    report.hazard = happening.hazard;
    report.landType = happening.landType;
    report.wasteType = happening.wasteType;
    report.size = happening.size;
    return report;
}

void SampleWriter::remember(std::int64_t serial, const Id &id)
{
    m_recentIds.emplace(serial, id);
    if (m_recentIds.size() > kRemembered)
        m_recentIds.erase(m_recentIds.begin());
}

Id SampleWriter::reportNumbered(std::int64_t serial) const
{
    const auto found = m_recentIds.find(serial);
    return found == m_recentIds.end() ? Id{} : found->second;
}

Result<void> SampleWriter::log(const Happening &happening)
{
    m_clock.set(happening.loggedAt);
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, {std::string(kOfficers[happening.officer])});
        const auto created = m_reports.create(change, reportOf(happening));
        if (!created)
            return std::unexpected(created.error());
        Open open{created->id, happening, created->position.value_or(LatLon{})};
        if (happening.photographed) {
            if (auto added = attachPhoto(change, open, false); !added)
                return added;
        }
        if (auto committed = change.commit(); !committed)
            return committed;
        remember(happening.serial, created->id);
        for (std::size_t i = 0; i < happening.steps.size(); ++i)
            m_events.push({happening.steps[i].at, m_order++, happening.serial, i});
        if (!happening.steps.empty())
            m_open.emplace(happening.serial, std::move(open));
        return {};
    });
}

Result<void> SampleWriter::runUntil(Instant at)
{
    while (!m_events.empty() && m_events.top().at <= at) {
        const Event event = m_events.top();
        m_events.pop();
        if (auto ran = runStep(event); !ran)
            return ran;
    }
    return {};
}

Result<void> SampleWriter::runStep(const Event &event)
{
    const auto found = m_open.find(event.report);
    const Open &open = found->second;
    const HappenedStep &step = open.happening.steps[event.step];
    m_clock.set(std::max(m_clock.now(), event.at));
    auto ran = m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, {std::string(kOfficers[step.officer])});
        StepRequest request;
        request.to = step.to;
        request.note = step.note;
        request.referredTo = step.referredTo;
        if (step.to == "closed_duplicate")
            request.duplicateOf = reportNumbered(open.happening.duplicateOf);
        auto stepped = m_reports.step(change, open.id, request);
        if (!stepped)
            return std::unexpected(stepped.error());
        if (!step.assignedTo.empty()) {
            stepped->assignedTo = step.assignedTo;
            if (auto assigned = m_reports.update(change, *stepped); !assigned)
                return std::unexpected(assigned.error());
        }
        if (step.to == "done" && open.happening.photographed) {
            if (auto added = attachPhoto(change, open, true); !added)
                return added;
        }
        return change.commit();
    });
    if (event.step + 1 == open.happening.steps.size())
        m_open.erase(found);
    return ran;
}

Result<void> SampleWriter::attachPhoto(Change &change, const Open &open, bool after)
{
    const Instant taken = after
                              ? m_clock.now() - 12min
                              : open.happening.observedAt.value_or(open.happening.loggedAt - 40min);
    const auto scene =
        static_cast<std::uint64_t>(open.happening.serial) + m_options.seed * 1'000'003U;
    const Photo photo = drawPhoto(open.happening.category, scene, after, open.place, taken);
    Attachment attachment;
    attachment.owner = open.id;
    attachment.ownerType = "report";
    attachment.role = after ? "after" : "before";
    attachment.position = after ? 2 : 1;
    attachment.mediaType = "image/jpeg";
    attachment.takenAt = std::chrono::floor<std::chrono::seconds>(taken);
    attachment.place = open.place;
    attachment.thumbnail = photo.thumbnail;
    const auto added = m_attachments.add(change, std::move(attachment), photo.bytes);
    if (!added)
        return std::unexpected(added.error());
    return {};
}

Result<void> SampleWriter::addInBulk(Change &change, const Happening &happening)
{
    Report report = reportOf(happening);
    for (const HappenedStep &step : happening.steps) {
        report.status = step.to;
        report.closedAt = ends(step.to) ? std::optional(step.at) : std::nullopt;
        if (!step.assignedTo.empty())
            report.assignedTo = step.assignedTo;
        if (!step.referredTo.empty())
            report.referredTo = step.referredTo;
    }
    if (report.status == "closed_duplicate")
        report.duplicateOf = reportNumbered(happening.duplicateOf);
    const auto created = m_reports.create(change, std::move(report));
    if (!created)
        return std::unexpected(created.error());
    remember(happening.serial, created->id);
    std::string_view from = "new";
    return m_database.attempt([&] {
        for (const HappenedStep &step : happening.steps) {
            change.create("report_step", m_database.newId(),
                          {{"report", refValue(created->id)},
                           {"from_status", textValue(from)},
                           {"to_status", textValue(step.to)},
                           {"at", instantValue(step.at)},
                           {"by", textValue(kOfficers[step.officer])},
                           {"note", textValue(step.note)}});
            from = step.to;
        }
    });
}

Result<void> SampleWriter::lastHeard()
{
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, desk());
        for (std::size_t i = 0; i < m_championIds.size(); ++i) {
            if (!m_lastHeard[i])
                continue;
            auto champion = m_champions.get(m_championIds[i]);
            if (!champion)
                return std::unexpected(champion.error());
            champion->lastHeardAt = m_lastHeard[i];
            if (auto saved = m_champions.update(change, *std::move(champion)); !saved)
                return std::unexpected(saved.error());
        }
        return change.commit();
    });
}

} // namespace sc::sample
