// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/erasedtextstore.h"

#include "storage/database.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace sc {

namespace {

/// The values of a JSON text put right; the keys stay, whatever they are.
std::string inJson(const std::string &text, const std::function<std::string(std::string)> &with)
{
    const nlohmann::json before = nlohmann::json::parse(text, nullptr, false);
    if (before.is_discarded())
        return with(text);
    nlohmann::json whole = before;
    const auto walk = [&](const auto &self, nlohmann::json &part) -> void {
        if (part.is_string())
            part = with(part.get<std::string>());
        else if (part.is_structured())
            for (nlohmann::json &one : part)
                self(self, one);
    };
    walk(walk, whole);
    return whole == before ? text
                           : whole.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

ErasedTexts::ErasedTexts(Database &database, const KnownBy &known, const Id &subject)
    : m_known(known)
{
    Query hazards = database.query("SELECT hazard, who, controls FROM hazard_default UNION ALL "
                                   "SELECT hazard, who, controls FROM hazard");
    while (hazards.step())
        for (int i = 0; i < 3; ++i)
            m_usual.insert(hazards.text(i));
    Query categories = database.query(
        "SELECT DISTINCT category FROM credit WHERE category IS NOT NULL AND from_champion IS "
        "NOT ?1 AND to_champion IS NOT ?1",
        subject);
    while (categories.step())
        m_categories.insert(categories.text(0));
}

Value ErasedTexts::left(ErasedShare share, std::string_view column, const Value &value) const
{
    const auto *text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return {};
    if (share == ErasedShare::Whole)
        return std::string(kErasedWords);
    const auto leftOf = [&](const std::string &one) {
        return share == ErasedShare::Names    ? withoutNames(column, one)
               : share == ErasedShare::Signed ? withoutSurnames(column, one)
                                              : ofCredit(one);
    };
    return column == "rows" || column == "stops" ? inJson(*text, leftOf) : leftOf(*text);
}

// As for what can be read here: what belongs to the person loses their names, and what nobody can
// put right wherever it stands.
Erasure::ReplaceElsewhere ErasedTexts::elsewhere() const
{
    return [this](const Erasure::Elsewhere &where, const Value &value) {
        const auto *text = std::get_if<std::string>(&value);
        if (text == nullptr || where.field.kind != FieldKind::Text)
            return value;
        const std::string &column = where.field.column;
        const bool isKept = MentionStore::isKeptAsWritten(where.type, where.field);
        const bool isNamed =
            isKept && (m_known.anywhere.areIn(*text) ||
                       (MentionStore::isName(column) && m_known.signedAnywhere.areIn(*text)));
        if (!where.isRelated && !isNamed)
            return value;
        return left(where.isLed && isKept ? ErasedShare::Signed : ErasedShare::Names, column,
                    value);
    };
}

std::string ErasedTexts::withoutNames(std::string_view column, std::string text) const
{
    text = m_known.words.takenOutOf(std::move(text), kErasedWords);
    return MentionStore::isName(column) ? beside(m_known.signedAnywhere, text) : text;
}

// In running words a surname may be a word like others: "Glass", but not "glass".
std::string ErasedTexts::withoutSurnames(std::string_view column, std::string text) const
{
    if (m_usual.contains(text))
        return text;
    text = m_known.words.takenOutOf(std::move(text), kErasedWords);
    if (!MentionStore::isName(column))
        return beside(m_known.surnames, text, true);
    return beside(m_known.nameWords, beside(m_known.signatures, text));
}

// What others have credits for too is not said of anybody.
std::string ErasedTexts::ofCredit(std::string text) const
{
    const bool isUsual = m_categories.contains(text);
    text = m_known.words.takenOutOf(std::move(text), kErasedWords);
    if (isUsual)
        return text;
    text = beside(m_known.surnames, beside(m_known.signatures, text), true);
    return beside(m_known.forenames, text, true);
}

std::string ErasedTexts::beside(const PersonalWords &words, const std::string &text,
                                bool onlyCapitals) const
{
    return words.takenOutBeside(m_known.others, text, kErasedWords, onlyCapitals);
}

} // namespace sc
