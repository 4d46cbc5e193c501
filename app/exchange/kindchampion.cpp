// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "core/text.h"
#include "exchange/fieldhelpers.h"
#include "exchange/importchampions.h"
#include "exchange/kinds.h"
#include "exchange/tablekind.h"

#include <algorithm>
#include <array>
#include <map>

namespace sc {

namespace {

/// Numbers with words beside them are kept as they are: "01325 388000 (evenings)". What a
/// spreadsheet made of one is none: "4.47701E+11".
bool looksLikePhone(std::string_view text)
{
    constexpr std::ptrdiff_t kFewestDigits = 6;
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits >= kFewestDigits && !text.contains("E+") && !text.contains("e+");
}

// "E-mail" and "visit", as people and the first version of the program say.
Result<void> setContactWay(Champion &champion, const FieldValue &value, NameStore & /*names*/)
{
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array kOthers{
        Pair{"e_mail", "email"},    Pair{"visit", "in_person"}, Pair{"face_to_face", "in_person"},
        Pair{"telephone", "phone"}, Pair{"mobile", "phone"},    Pair{"sms", "text"},
        Pair{"letter", "post"},     Pair{"no_contact", "none"}, Pair{"text_message", "text"},
        Pair{"not_at_all", "none"}};
    const std::string way = field::codeIn(field::textIn(value));
    const auto *other =
        std::ranges::find(kOthers, way, [](const Pair &pair) { return pair.first; });
    champion.preferredContact = other == kOthers.end() ? way : std::string(other->second);
    return {};
}

Result<void> setInterests(Champion &champion, const FieldValue &value, NameStore & /*names*/)
{
    std::vector<std::string> codes;
    for (const std::string &item : listItems(field::textIn(value)))
        codes.push_back(field::codeIn(item) == "report_problems" ? std::string("report")
                                                                 : field::codeIn(item));
    champion.interests = listText(codes);
    return {};
}

using C = Champion;

constexpr std::array kFields{
    plainField<&C::number>("number"),
    plainField<&C::name>("name"),
    plainField<&C::email>("email"),
    plainField<&C::phone>("phone"),
    plainField<&C::address>("address"),
    ChampionField{"postcode", FieldForm::Code, field::getMember<&C::postcode>,
                  field::setMember<&C::postcode>},
    ChampionField{"preferred_contact", FieldForm::Code, field::getMember<&C::preferredContact>,
                  setContactWay},
    ChampionField{"interests", FieldForm::List, field::getMember<&C::interests>, setInterests},
    codeField<&C::status>("status"),
    plainField<&C::joinedOn>("joined_on"),
    areaField<&C::area, "area">(),
    shapeField<&C::patch>("patch"),
    plainField<&C::consentOn>("consent_on"),
    codeField<&C::lawfulBasis>("lawful_basis"),
    plainField<&C::lastHeardAt>("last_heard_at"),
    listField<&C::languages>("languages"),
    groupsField<&C::groups, "groups">(),
    plainField<&C::isYoung>("is_young"),
    plainField<&C::bornOn>("born_on"),
    plainField<&C::parentConsentOn>("parent_consent_on"),
    plainField<&C::inductionPackOn>("induction_pack_on"),
    plainField<&C::leftOn>("left_on"),
    computedField<&C::erasedOn>("erased_on"),
};

struct ChampionTraits {
    using Record = Champion;
    using Store = ChampionStore;
    static constexpr std::string_view kType = "champion";
    static constexpr std::string_view kKey = "number";
    static constexpr std::array<std::string_view, 2> kNeeds{"number", "name"};

    static std::span<const ChampionField> fields() { return kFields; }
    static std::string ref(const Champion &champion) { return champion.number; }
    static bool isOutcome(std::string_view name) { return name == "erased_on"; }
    static bool isKey(const Champion &champion, std::string_view number)
    {
        return champion.number == number || folded(champion.name) != folded(number);
    }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "status" || name == "number" || name == "is_young";
    }
    // The groups' own file names their members too, and may come later.
    static bool forgives(std::string_view name) { return name == "groups"; }
    class Rows;
    static FoundRecord found(const Champion &champion)
    {
        return {
            {{"type", "champion"},
             {"id", champion.id.toString()},
             {"ref", champion.number},
             {"name", champion.name},
             {"status", champion.status}},
            std::format("champion {}  {}  {}", champion.number, champion.name, champion.status)};
    }
};

/// People's own lists too, whatever they call the columns, and nobody twice.
class ChampionTraits::Rows final : public TableRows<ChampionTraits> {
public:
    Rows(Database &database, const ImportChoices &choices)
        : TableRows(database, choices), m_duplicates(database)
    {}

    Result<void> start(const CsvReader &reader, const TellRemark &tell) override
    {
        if (auto started = TableRows::start(reader, tell); !started)
            return started;
        std::vector<std::string> unknown = m_columns.names();
        const auto fields = fieldNames();
        std::erase_if(unknown, [&](const std::string &name) {
            return name.empty() || isKnownColumn(name) || std::ranges::contains(fields, name);
        });
        return askForFirstNames(reader, m_columns, unknown, tell);
    }

    Result<RowOutcome> row(Change &change, const CsvRow &given) override
    {
        m_hasId = !m_columns.cell(given, "id").empty();
        auto done = TableRows::row(change, given);
        if (const std::string number = numberIn(given); done && !number.empty())
            m_lines.emplace(number, given.line);
        return done;
    }

protected:
    void guessColumns(Columns &columns) override { guessChampionColumns(columns, fieldNames()); }
    [[nodiscard]] bool isKnownColumn(std::string_view name) const override
    {
        return PersonParts::isPart(name);
    }
    [[nodiscard]] Result<void> takeMore(const CsvRow &row, Champion &champion) override
    {
        if (const std::string other = PersonParts::put(m_columns, row, champion); !other.empty())
            remark(row,
                   {"mobile", "not_kept",
                    std::format("There is room for one telephone number: {} was not kept", other)});
        if (!champion.phone.empty() && !normalisePhone(champion.phone) &&
            !looksLikePhone(champion.phone))
            remark(row,
                   {"phone", "bad_phone",
                    std::format("\"{}\" is no telephone number. A spreadsheet may have changed "
                                "it: look at the list it came from",
                                champion.phone)});
        return {};
    }
    // Whoever has an id was told apart by somebody before.
    [[nodiscard]] Result<void> admit(const Champion &champion) override
    {
        return m_hasId || m_choices.allowDuplicates ? Result<void>() : m_duplicates.admit(champion);
    }
    // A number that two rows bear is somebody's slip: the second may not overwrite the first.
    [[nodiscard]] Result<void> admitChange(const CsvRow &row, const Champion &before,
                                           const Champion &champion) override
    {
        const auto first = m_lines.find(numberIn(row));
        if (first != m_lines.end() && first->second != row.line)
            return refused("number", "duplicate",
                           std::format("Champion {} is in this file already, on line {}",
                                       champion.number, first->second));
        if (!before.name.empty() && folded(before.name) != folded(champion.name))
            remark(row, {"name", "name_changed",
                         std::format("Champion {} was {} and is now {}. If they are two people, "
                                     "give one of them another number and undo this import",
                                     champion.number, before.name, champion.name)});
        return {};
    }

private:
    [[nodiscard]] static std::vector<std::string_view> fieldNames()
    {
        std::vector<std::string_view> names{"id", "ref", "reason", "type"};
        for (const ChampionField &field : kFields)
            names.push_back(field.name);
        return names;
    }
    [[nodiscard]] std::string numberIn(const CsvRow &row) const
    {
        // 7 and 007 are one number, as they are on the register.
        std::string number = folded(withoutFormulaGuard(m_columns.cell(row, "number")));
        number.erase(0, std::min(number.find_first_not_of('0'), number.size()));
        return number;
    }

    ChampionDuplicates m_duplicates;
    std::map<std::string, std::size_t> m_lines; // of the numbers in this file
    bool m_hasId = false;
};

} // namespace

std::span<const ChampionField> championFields()
{
    return kFields;
}

std::unique_ptr<ExchangeKind> championKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<ChampionTraits>>(database, names);
}

} // namespace sc
