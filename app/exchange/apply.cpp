// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/apply.h"

#include "exchange/kind.h"

namespace sc {

struct Applier::State {
    State(Database &d, Actor a) : database(d), actor(std::move(a)), names(d), kinds(d, names) {}

    Result<Applied> carryOut(std::string_view line);

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
    if (kindSpec(order->type)->isNamedByOthers)
        kinds.othersChanged();
    return applied;
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
