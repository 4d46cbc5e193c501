// SPDX-License-Identifier: GPL-3.0-or-later
// The council's rules for picks, and the hazards an assessment begins with.
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/tablekind.h"
#include "picks/picksettingstore.h"

#include <array>

namespace sc {

namespace {

/// A row of the template, flat as it is written out.
struct TemplateHazard {
    Id id{};
    bool deleted = false;
    std::string code{};
    std::string hazard{};
    std::string who{};
    std::optional<std::int64_t> likelihoodBefore{};
    std::optional<std::int64_t> severityBefore{};
    std::string controls{};
    std::optional<std::int64_t> likelihoodAfter{};
    std::optional<std::int64_t> severityAfter{};
    std::optional<std::int64_t> position{};
    bool hidden = false;

    bool operator==(const TemplateHazard &) const = default;
};

TemplateHazard flat(const TemplateRow &row)
{
    return {row.id,
            false,
            row.row.code,
            row.row.hazard,
            row.row.who,
            row.row.likelihoodBefore,
            row.row.severityBefore,
            row.row.controls,
            row.row.likelihoodAfter,
            row.row.severityAfter,
            row.position,
            row.hidden};
}

TemplateRow rowOf(const TemplateHazard &flat)
{
    TemplateRow made;
    made.row.code = flat.code;
    made.row.hazard = flat.hazard;
    made.row.who = flat.who;
    made.row.likelihoodBefore = static_cast<int>(flat.likelihoodBefore.value_or(0));
    made.row.severityBefore = static_cast<int>(flat.severityBefore.value_or(0));
    made.row.controls = flat.controls;
    made.row.likelihoodAfter = static_cast<int>(flat.likelihoodAfter.value_or(0));
    made.row.severityAfter = static_cast<int>(flat.severityAfter.value_or(0));
    made.position = static_cast<int>(flat.position.value_or(1000)); // after the shipped ones
    made.hidden = flat.hidden;
    return made;
}

/// The template by the code of its rows. A row is one record however often it is hidden and shown.
class TemplateStore {
public:
    explicit TemplateStore(Database &database) : m_settings(database) {}

    Result<TemplateHazard> create(Change &change, const TemplateHazard &hazard)
    {
        if (find(hazard.code))
            return refused("code", "already_exists", "There is a hazard with that code already");
        return update(change, hazard);
    }
    Result<TemplateHazard> update(Change &change, const TemplateHazard &hazard)
    {
        return m_settings.saveHazard(change, rowOf(hazard)).transform(flat);
    }
    Result<void> remove(Change &change, const Id &id)
    {
        return find(id.toString()).and_then([&](const TemplateHazard &found) {
            return m_settings.removeHazard(change, found.code);
        });
    }
    Result<void> restore(Change &change, const Id &id)
    {
        return find(id.toString()).and_then([&](TemplateHazard found) {
            found.hidden = false;
            return update(change, found).transform([](const TemplateHazard &) {});
        });
    }
    Result<TemplateHazard> get(const Id &id) { return find(id.toString()); }
    Result<TemplateHazard> find(std::string_view idOrCode)
    {
        return m_settings.hazardTemplate().and_then(
            [&](const std::vector<TemplateRow> &rows) -> Result<TemplateHazard> {
                for (const TemplateRow &row : rows)
                    if (row.row.code == idOrCode || row.id.toString() == idOrCode)
                        return flat(row);
                return failure(ErrorKind::NotFound, "There is no such hazard");
            });
    }
    /// What the council added, changed or hid: the shipped rows are in every program.
    Result<std::vector<TemplateHazard>> all()
    {
        const auto own = m_settings.ownHazardCodes();
        if (!own)
            return std::unexpected(own.error());
        return m_settings.hazardTemplate().transform([&](const std::vector<TemplateRow> &rows) {
            std::vector<TemplateHazard> made;
            for (const TemplateRow &row : rows)
                if (own->contains(row.row.code))
                    made.push_back(flat(row));
            return made;
        });
    }

private:
    PickSettingStore m_settings;
};

constexpr std::array kHazardFields{
    codeField<&TemplateHazard::code>("code"),
    plainField<&TemplateHazard::hazard>("hazard"),
    plainField<&TemplateHazard::who>("who"),
    plainField<&TemplateHazard::likelihoodBefore>("likelihood_before"),
    plainField<&TemplateHazard::severityBefore>("severity_before"),
    plainField<&TemplateHazard::controls>("controls"),
    plainField<&TemplateHazard::likelihoodAfter>("likelihood_after"),
    plainField<&TemplateHazard::severityAfter>("severity_after"),
    plainField<&TemplateHazard::position>("position"),
    plainField<&TemplateHazard::hidden>("hidden")};

struct HazardTraits {
    using Record = TemplateHazard;
    using Store = TemplateStore;
    static constexpr std::string_view kType = "hazard";
    static constexpr std::string_view kKey = "code";
    static constexpr std::array<std::string_view, 1> kNeeds{"hazard"};

    static std::span<const Field<TemplateHazard>> fields() { return kHazardFields; }
    static std::string ref(const TemplateHazard &hazard) { return hazard.code; }
    static bool keepsWhenEmpty(std::string_view) { return true; }
};

/// One record for the whole council.
struct RulesRecord {
    Id id = Id::fromName("pick rules");
    bool deleted = false;
    std::optional<std::int64_t> roadLimitMph{};
    std::optional<std::int64_t> leadDays{};
    std::optional<std::int64_t> likelihoodMax{};
    std::optional<std::int64_t> severityMax{};
    std::optional<double> kgPerBag{};
    std::string kgSource{};
    std::optional<std::int64_t> reviewMonths{};

    bool operator==(const RulesRecord &) const = default;
};

RulesRecord recordOf(const PickRules &rules)
{
    RulesRecord made;
    made.roadLimitMph = rules.roadLimitMph;
    made.leadDays = rules.leadDays;
    made.likelihoodMax = rules.matrix.likelihoodMax;
    made.severityMax = rules.matrix.severityMax;
    made.kgPerBag = rules.kgPerBag;
    made.kgSource = rules.kgSource;
    made.reviewMonths = rules.reviewMonths;
    return made;
}

class RulesStore {
public:
    explicit RulesStore(Database &database) : m_settings(database) {}

    Result<RulesRecord> create(Change &change, const RulesRecord &record)
    {
        return update(change, record);
    }
    Result<RulesRecord> update(Change &change, const RulesRecord &record)
    {
        const PickRules shipped;
        const auto whole = [](const std::optional<std::int64_t> &given, int otherwise) {
            return static_cast<int>(given.value_or(otherwise));
        };
        PickRules rules;
        rules.roadLimitMph = whole(record.roadLimitMph, shipped.roadLimitMph);
        rules.leadDays = whole(record.leadDays, shipped.leadDays);
        rules.matrix.likelihoodMax = whole(record.likelihoodMax, shipped.matrix.likelihoodMax);
        rules.matrix.severityMax = whole(record.severityMax, shipped.matrix.severityMax);
        rules.kgPerBag = record.kgPerBag.value_or(shipped.kgPerBag);
        rules.kgSource = record.kgSource;
        rules.reviewMonths = whole(record.reviewMonths, shipped.reviewMonths);
        return m_settings.setRules(change, rules).transform([&] { return recordOf(rules); });
    }
    Result<void> remove(Change & /*change*/, const Id & /*id*/)
    {
        return refused("id", "not_supported", "The rules for picks cannot be deleted");
    }
    Result<void> restore(Change &change, const Id &id) { return remove(change, id); }
    Result<RulesRecord> get(const Id & /*id*/) { return m_settings.rules().transform(recordOf); }
    Result<RulesRecord> find(std::string_view idOrName)
    {
        const RulesRecord named;
        if (idOrName != "picks" && idOrName != named.id.toString())
            return failure(ErrorKind::NotFound, "There is one set of rules: \"picks\"");
        return get({});
    }
    Result<std::vector<RulesRecord>> all()
    {
        const auto own = m_settings.hasOwnRules();
        if (!own)
            return std::unexpected(own.error());
        if (!*own)
            return std::vector<RulesRecord>();
        return get({}).transform([](const RulesRecord &one) { return std::vector{one}; });
    }

private:
    PickSettingStore m_settings;
};

constexpr std::array kRulesFields{plainField<&RulesRecord::roadLimitMph>("road_limit_mph"),
                                  plainField<&RulesRecord::leadDays>("lead_days"),
                                  plainField<&RulesRecord::likelihoodMax>("likelihood_max"),
                                  plainField<&RulesRecord::severityMax>("severity_max"),
                                  plainField<&RulesRecord::kgPerBag>("kg_per_bag"),
                                  plainField<&RulesRecord::kgSource>("kg_source"),
                                  plainField<&RulesRecord::reviewMonths>("review_months")};

struct RulesTraits {
    using Record = RulesRecord;
    using Store = RulesStore;
    static constexpr std::string_view kType = "pick_rules";
    static constexpr std::array<std::string_view, 1> kNeeds{"road_limit_mph"};

    static std::span<const Field<RulesRecord>> fields() { return kRulesFields; }
    static std::string ref(const RulesRecord & /*rules*/) { return "picks"; }
    static bool keepsWhenEmpty(std::string_view) { return true; }
};

} // namespace

std::unique_ptr<ExchangeKind> hazardKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<HazardTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> pickRulesKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<RulesTraits>>(database, names);
}

} // namespace sc
