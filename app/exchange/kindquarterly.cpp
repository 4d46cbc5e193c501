// SPDX-License-Identifier: GPL-3.0-or-later
// What is entered and kept for the quarter's figures.
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/pickfields.h"
#include "exchange/tablekind.h"
#include "indicators/ofindicators.h"
#include "quarterly/frozenstore.h"

#include <array>
#include <utility>

namespace sc {

namespace {

FieldValue getReport(const Enforcement &entry, NameStore &names)
{
    return field::textOr(names.recordRef("report", entry.report));
}
Result<void> setReport(Enforcement &entry, const FieldValue &value, NameStore &names)
{
    entry.report = {};
    if (isNothing(value))
        return {};
    const Result<Id> id = names.record("report", "report", field::textIn(value));
    if (!id)
        return std::unexpected(id.error());
    entry.report = *id;
    return {};
}

constexpr std::array kEnforcement{
    Field<Enforcement>{"report", FieldForm::Code, getReport, setReport},
    wordsField<&Enforcement::action, enforcementActions>("action"),
    plainField<&Enforcement::takenOn>("taken_on"),
    plainField<&Enforcement::note>("note"),
};
constexpr std::array kSurvey{
    areaField<&Survey::area, "area">(),
    plainField<&Survey::heldOn>("held_on"),
    wordsField<&Survey::question, surveyQuestions>("question"),
    plainField<&Survey::answered>("answered"),
    plainField<&Survey::satisfied>("satisfied"),
    plainField<&Survey::source>("source"),
    plainField<&Survey::note>("note"),
};
using Score = CleanlinessScore;
constexpr std::array kScore{
    areaField<&Score::area, "area">(),
    plainField<&Score::heldOn>("held_on"),
    wordsField<&Score::element, cleanlinessElements>("element"),
    plainField<&Score::sites>("sites"),
    plainField<&Score::belowB>("below_b"),
    plainField<&Score::bMinus>("b_minus"),
    plainField<&Score::source>("source"),
    plainField<&Score::note>("note"),
    Field<Score>{"score", FieldForm::Real,
                 [](const Score &score, NameStore &) {
                     const auto value = scoreOf(score);
                     return value ? FieldValue{*value} : FieldValue{};
                 },
                 nullptr},
};
constexpr std::array kHouseholds{
    areaField<&HouseholdCount::area, "area">(),
    plainField<&HouseholdCount::fromOn>("from_on"),
    plainField<&HouseholdCount::households>("households"),
    plainField<&HouseholdCount::source>("source"),
};
constexpr std::array kTarget{
    codeField<&IndicatorTarget::indicator>("indicator"),
    areaField<&IndicatorTarget::area, "area">(),
    plainField<&IndicatorTarget::fromOn>("from_on"),
    plainField<&IndicatorTarget::value>("value"),
    plainField<&IndicatorTarget::note>("note"),
};
constexpr std::array kBaseline{
    codeField<&IndicatorBaseline::indicator>("indicator"),
    areaField<&IndicatorBaseline::area, "area">(),
    plainField<&IndicatorBaseline::fromMonth>("from_month"),
    plainField<&IndicatorBaseline::months>("months"),
    plainField<&IndicatorBaseline::why>("why"),
};
constexpr std::array kCommentary{
    plainField<&Commentary::quarter>("quarter"), codeField<&Commentary::indicator>("indicator"),
    areaField<&Commentary::area, "area">(),      plainField<&Commentary::words>("words"),
    plainField<&Commentary::by>("by"),
};
constexpr std::array kFrozen{
    computedField<&FrozenQuarter::quarter>("quarter"),
    computedField<&FrozenQuarter::frozenAt>("frozen_at"),
    computedField<&FrozenQuarter::by>("by"),
    computedField<&FrozenQuarter::note>("note"),
    computedField<&FrozenQuarter::digest>("digest"),
};
using Figure = FrozenFigure;
constexpr std::array kFigure{
    Field<Figure>{"frozen_quarter", FieldForm::Code,
                  [](const Figure &figure, NameStore &) {
                      return FieldValue{figure.frozenQuarter.toString()};
                  },
                  nullptr},
    computedField<&Figure::indicator>("indicator"),
    computedField<&Figure::areaCode>("area_code"),
    computedField<&Figure::areaName>("area_name"),
    computedField<&Figure::value>("value"),
    computedField<&Figure::numerator>("numerator"),
    computedField<&Figure::denominator>("denominator"),
    computedField<&Figure::target>("target"),
    computedField<&Figure::status>("status"),
    computedField<&Figure::signal>("signal"),
    computedField<&Figure::note>("note"),
};

/// The field that a column called "date" fills.
template <class R>
constexpr std::string_view kDayOf = requires { &R::takenOn; }     ? "taken_on"
                                    : requires { &R::heldOn; }    ? "held_on"
                                    : requires { &R::fromMonth; } ? "from_month"
                                                                  : "from_on";

/// Rows as survey firms write them, with columns by other names.
template <class Traits> class EntryRows : public TableRows<Traits> {
public:
    using TableRows<Traits>::TableRows;

protected:
    void guessColumns(Columns &columns) override
    {
        using Names = std::pair<std::string_view, std::string_view>;
        for (const auto &[other, name] : {Names{"date", kDayOf<typename Traits::Record>},
                                          {"survey_date", kDayOf<typename Traits::Record>},
                                          {"respondents", "answered"},
                                          {"responses", "answered"},
                                          {"number_satisfied", "satisfied"},
                                          {"sites_graded", "sites"},
                                          {"sites_surveyed", "sites"},
                                          {"number_of_households", "households"},
                                          {"target", "value"},
                                          {"area_code", "area"}})
            if (fieldNamed(Traits::fields(), name) != nullptr)
                columns.rename(other, name);
    }
};

/// A type that is all told by its table of fields.
template <class R, class S, const auto &kTable, field::Name type, field::Name needed>
struct EntryTraits {
    using Record = R;
    using Store = S;
    using Rows = EntryRows<EntryTraits>;
    static constexpr std::string_view kType = type.view();
    static constexpr std::array<std::string_view, 1> kNeeds{needed.view()};
    static std::span<const Field<R>> fields() { return kTable; }
};

} // namespace

std::unique_ptr<ExchangeKind> enforcementKind(Database &database, NameStore &names)
{
    using Traits =
        EntryTraits<Enforcement, EnforcementStore, kEnforcement, "enforcement", "report">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> surveyKind(Database &database, NameStore &names)
{
    using Traits = EntryTraits<Survey, SurveyStore, kSurvey, "survey", "question">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> cleanlinessScoreKind(Database &database, NameStore &names)
{
    using Traits = EntryTraits<Score, CleanlinessScoreStore, kScore, "cleanliness_score", "sites">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> householdCountKind(Database &database, NameStore &names)
{
    using Traits = EntryTraits<HouseholdCount, HouseholdCountStore, kHouseholds, "household_count",
                               "households">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> targetKind(Database &database, NameStore &names)
{
    using Traits =
        EntryTraits<IndicatorTarget, KnownTargetStore, kTarget, "indicator_target", "indicator">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> baselineKind(Database &database, NameStore &names)
{
    using Traits = EntryTraits<IndicatorBaseline, KnownBaselineStore, kBaseline,
                               "indicator_baseline", "indicator">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> commentaryKind(Database &database, NameStore &names)
{
    using Traits =
        EntryTraits<Commentary, KnownCommentaryStore, kCommentary, "commentary", "words">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> frozenQuarterKind(Database &database, NameStore &names)
{
    using Traits =
        EntryTraits<FrozenQuarter, FrozenQuarterStore, kFrozen, "frozen_quarter", "quarter">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

std::unique_ptr<ExchangeKind> frozenFigureKind(Database &database, NameStore &names)
{
    using Traits = EntryTraits<Figure, FrozenFigureStore, kFigure, "frozen_figure", "indicator">;
    return std::make_unique<TableKind<Traits>>(database, names);
}

} // namespace sc
