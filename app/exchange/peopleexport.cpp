// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/peopleexport.h"

#include "champions/creditstore.h"
#include "champions/resiliencestore.h"
#include "champions/trainingstore.h"
#include "exchange/namestore.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <cmath>

namespace sc {

namespace {

/// One line of the long table of plan B.
class Lines {
public:
    Lines(CsvWriter &writer, NameStore &names) : m_writer(writer), m_names(names)
    {
        for (const char *name :
             {"list", "ref", "name", "status", "ward", "area", "value", "last_heard_at"})
            m_writer.code(name);
        m_writer.endRow();
    }

    void street(const StreetCover &street, const Resilience &all)
    {
        begin("street", "", street.name, "");
        const auto *ward =
            street.ward < 0 ? nullptr : &all.wards[static_cast<std::size_t>(street.ward)];
        m_writer.text(ward != nullptr ? ward->name : "");
        m_writer.text(ward != nullptr ? m_names.areaCode(ward->area) : "");
        end(street.champions, std::nullopt);
    }
    void ward(const WardCover &ward)
    {
        begin("ward", ward.code, ward.name, "");
        m_writer.text(ward.name);
        m_writer.text(m_names.areaCode(ward.area));
        end(ward.champions, std::nullopt);
    }
    void champions(const char *list, const std::vector<ChampionAtRisk> &risks)
    {
        for (const ChampionAtRisk &risk : risks) {
            begin(list, risk.number, risk.name, risk.status);
            m_writer.empty();
            m_writer.empty();
            end(risk.streets, risk.lastHeard);
        }
    }
    void share(const char *list, const TopShare &share)
    {
        begin(list, "", "", "");
        m_writer.empty();
        m_writer.empty();
        if (share.share())
            m_writer.number(std::lround(*share.share() * 100.0));
        else
            m_writer.empty();
        m_writer.empty();
        m_writer.endRow();
        ++m_rows;
    }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

private:
    void begin(const char *list, std::string_view ref, std::string_view name,
               std::string_view status)
    {
        m_writer.code(list);
        m_writer.text(ref);
        m_writer.text(name);
        m_writer.code(status);
    }
    void end(int value, std::optional<Instant> heard)
    {
        m_writer.number(value);
        if (heard)
            m_writer.instant(*heard);
        else
            m_writer.empty();
        m_writer.endRow();
        ++m_rows;
    }

    CsvWriter &m_writer;
    NameStore &m_names;
    std::int64_t m_rows = 0;
};

bool mayBeWrittenTo(const Champion &champion)
{
    // An address may hold its postcode in its last line.
    const bool reached = !champion.email.empty() || !champion.address.empty();
    return !champion.name.empty() && champion.status != "left" &&
           champion.preferredContact != "none" && !champion.erasedOn && reached;
}

} // namespace

Result<std::int64_t> writeResilience(Database &database, CsvWriter &writer)
{
    return ResilienceStore(database).look().transform([&](const Resilience &all) {
        NameStore names(database);
        Lines lines(writer, names);
        lines.share("top_share_reports", all.reports);
        lines.share("top_share_minutes", all.minutes);
        for (const WardCover &ward : all.wards) {
            if (ward.champions == 0)
                lines.ward(ward);
        }
        for (const StreetCover &street : all.streets) {
            if (street.champions == 0)
                lines.street(street, all);
        }
        lines.champions("alone", all.alone);
        lines.champions("quiet", all.quiet);
        lines.champions("no_successor", all.noSuccessor);
        lines.champions("never_asked", all.neverAsked);
        return lines.rows();
    });
}

Result<std::int64_t> writeRenewals(Database &database, CsvWriter &writer)
{
    const auto renewals = TrainingStore(database).renewals(localDay(database.clock().now()));
    if (!renewals)
        return std::unexpected(renewals.error());
    for (const char *name : {"champion", "name", "course", "state", "expires_on", "email", "phone"})
        writer.code(name);
    writer.endRow();
    ChampionStore champions(database);
    for (const Renewal &renewal : *renewals) {
        const Result<Champion> champion = champions.get(renewal.champion);
        if (!champion)
            return std::unexpected(champion.error());
        writer.text(champion->number);
        writer.text(champion->name);
        writer.code(renewal.course);
        writer.code(codeOf(renewal.state.status));
        if (renewal.state.expiresOn)
            writer.day(*renewal.state.expiresOn);
        else
            writer.empty();
        writer.text(champion->email);
        writer.text(champion->phone);
        writer.endRow();
    }
    return static_cast<std::int64_t>(renewals->size());
}

Result<std::int64_t> writeBalances(Database &database, CsvWriter &writer)
{
    constexpr int kInactiveDays = 180;
    CreditStore credits(database);
    const auto balances = credits.balances();
    if (!balances)
        return std::unexpected(balances.error());
    const Day today = localDay(database.clock().now());
    const auto idle = credits.inactiveSince(startOfDay(addDays(today, -kInactiveDays)));
    if (!idle)
        return std::unexpected(idle.error());
    for (const char *name :
         {"account", "name", "minutes", "earned_minutes", "milestone_hours", "inactive"})
        writer.code(name);
    writer.endRow();
    NameStore names(database);
    for (const auto &[account, minutes] : *balances) {
        const bool council = account.champion.isNull();
        writer.text(council ? account.name : names.championNumber(account.champion));
        writer.text(council ? std::string() : names.championName(account.champion));
        writer.number(minutes);
        const auto earned = council ? Result<std::int64_t>(0) : credits.earned(account.champion);
        const auto milestones = credits.milestones(account.champion);
        if (!earned || !milestones)
            return std::unexpected(earned ? milestones.error() : earned.error());
        writer.number(*earned);
        if (council || milestones->empty())
            writer.empty();
        else
            writer.number(milestones->front().hours);
        const bool lies =
            std::ranges::contains(*idle, account.champion, &InactiveAccount::champion);
        writer.code(lies ? "true" : "false");
        writer.endRow();
    }
    return static_cast<std::int64_t>(balances->size());
}

Result<std::int64_t> writeMailMerge(Database &database, CsvWriter &writer)
{
    const auto champions = ChampionStore(database).all();
    if (!champions)
        return std::unexpected(champions.error());
    for (const char *name : {"number", "name", "first_name", "last_name", "address_1", "address_2",
                             "address_3", "address_4", "postcode", "email", "preferred_contact"})
        writer.code(name);
    writer.endRow();
    std::int64_t rows = 0;
    for (const Champion &champion : *champions) {
        if (!mayBeWrittenTo(champion))
            continue;
        const std::size_t space = champion.name.rfind(' ');
        const bool parted = space != std::string::npos;
        writer.text(champion.number);
        writer.text(champion.name);
        writer.text(parted ? champion.name.substr(0, space) : champion.name);
        writer.text(parted ? champion.name.substr(space + 1) : std::string());
        std::string parts = champion.address;
        std::ranges::replace(parts, ',', ';');
        std::vector<std::string> address = listItems(parts);
        for (std::size_t i = 4; i < address.size(); ++i)
            address[3] += ", " + address[i];
        address.resize(4);
        for (const std::string &line : address)
            writer.text(line);
        writer.code(champion.postcode);
        writer.text(champion.email);
        writer.code(champion.preferredContact);
        writer.endRow();
        ++rows;
    }
    return rows;
}

} // namespace sc
