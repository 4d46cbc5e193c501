// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/apply.h"

#include "areas/areastore.h"
#include "exchange/kind.h"
#include "storage/recordbuilder.h"

#include <format>

namespace sc {

struct Applier::State {
    State(Database &d, Actor a) : database(d), actor(std::move(a)), names(d), kinds(d, names) {}

    Result<Applied> carryOut(std::string_view line);
    Result<void> tellElsewhere(const Id &action, const Id &record);

    Database &database;
    Actor actor;
    NameStore names;
    ExchangeKinds kinds;
    std::vector<Problem> passedOver; // of the last order
    std::vector<Problem> warnings;   // of the same
};

Result<Applied> Applier::State::carryOut(std::string_view line)
{
    passedOver.clear();
    warnings.clear();
    const Result<Order> order = parseOrder(line);
    if (!order)
        return std::unexpected(order.error());
    Change change(database, actor);
    ExchangeKind &kind = kinds.of(order->type);
    Result<Applied> applied = kind.carryOut(change, *order);
    if (!applied)
        return applied;
    if (const auto *told = dynamic_cast<const PassingOver *>(&kind)) {
        passedOver = told->passedOver();
        warnings = told->warnings();
    }
    if (const auto committed = change.commit(); !committed)
        return std::unexpected(committed.error());
    if (auto told = tellElsewhere(change.action(), applied->id); !told)
        return std::unexpected(told.error());
    if (kindSpec(order->type)->isNamedByOthers)
        kinds.othersChanged();
    return applied;
}

// Nothing is wrong, but whoever gave the order will look for the record here.
Result<void> Applier::State::tellElsewhere(const Id &action, const Id &record)
{
    return database.attempt([&] {
        for (const Id &area : writtenElsewhere(database, action)) {
            const auto known = AreaStore(database).area(area);
            const std::string code = known && *known ? (*known)->code : "another area";
            warnings.push_back(
                {"area", "elsewhere",
                 isElsewhere(database, record)
                     ? std::format("{} is not an area of this PC. It goes to the PCs of {} with "
                                   "what is next sent, and is not shown here any more.",
                                   code, code)
                     : std::format("{} is not an area of this PC. It stays here until it is next "
                                   "sent; then it is of the PCs of {}, and not shown here any "
                                   "more.",
                                   code, code)});
        }
    });
}

Applier::Applier(Database &database, Actor actor)
    : m_state(std::make_unique<State>(database, std::move(actor)))
{}

Applier::~Applier() = default;

Applier::Answer Applier::apply(std::string_view line)
{
    const Result<Applied> applied = m_state->carryOut(line);
    if (applied) {
        Json answer{{"ok", true}, {"id", applied->id.toString()}, {"ref", applied->ref}};
        if (!m_state->passedOver.empty())
            answer["passed_over"] = problemsOf(Error{ErrorKind::Refused, {}, m_state->passedOver});
        if (!m_state->warnings.empty())
            answer["warnings"] = problemsOf(Error{ErrorKind::Refused, {}, m_state->warnings});
        return {lineOf(answer), true, {}};
    }
    return {lineOf({{"ok", false}, {"errors", problemsOf(applied.error())}}), false,
            applied.error()};
}

} // namespace sc
