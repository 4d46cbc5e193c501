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
};

Result<Applied> Applier::State::carryOut(std::string_view line)
{
    const Result<Order> order = parseOrder(line);
    if (!order)
        return std::unexpected(order.error());
    Change change(database, actor);
    Result<Applied> applied = kinds.of(order->type).carryOut(change, *order);
    if (!applied)
        return applied;
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
    if (applied)
        return {lineOf({{"ok", true}, {"id", applied->id.toString()}, {"ref", applied->ref}}),
                true,
                {}};
    return {lineOf({{"ok", false}, {"errors", problemsOf(applied.error())}}), false,
            applied.error()};
}

} // namespace sc
