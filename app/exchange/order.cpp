// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/order.h"

#include "exchange/dump.h"

#include <algorithm>
#include <array>
#include <format>
#include <iterator>

namespace sc {

namespace {

constexpr std::array<std::string_view, 5> kOps{"create", "update", "delete", "restore", "action"};

// The text under a key. Nothing where it is absent.
Result<std::string> textUnder(const Json &object, std::string_view key)
{
    const auto it = object.find(key);
    if (it == object.end() || it->is_null())
        return std::string();
    if (!it->is_string())
        return refused(std::string(key), "wrong_type", std::format("\"{}\" must be text.", key));
    return it->get<std::string>();
}

Result<void> fillIn(Order &order, const Json &object)
{
    for (const auto &[key, member] :
         {std::pair{"op", &Order::op}, std::pair{"type", &Order::type}, std::pair{"id", &Order::id},
          std::pair{"action", &Order::action}}) {
        Result<std::string> text = textUnder(object, key);
        if (!text)
            return std::unexpected(text.error());
        order.*member = *std::move(text);
    }
    for (const auto &[key, value] : object.items()) {
        if (key == "fields" && value.is_object())
            order.fields = value;
        else if (key == "fields" && !value.is_null())
            return refused("fields", "wrong_type", "\"fields\" must be an object.");
        else if (!std::ranges::contains(std::array{"op", "type", "id", "action", "fields"}, key))
            return unknownField(key);
    }
    return {};
}

Result<void> checkWords(const Order &order)
{
    if (order.op.empty())
        return refused("op", "missing", "Say what to do: \"op\" is missing.");
    if (!std::ranges::contains(kOps, order.op))
        return refused("op", "unknown_op",
                       std::format("There is no op \"{}\". Give create, update, delete, restore or "
                                   "action.",
                                   order.op));
    if (order.type.empty())
        return refused("type", "missing", "Say what kind of record: \"type\" is missing.");
    if (!std::ranges::contains(exchangedTypes(), order.type))
        return refused("type", "unknown_type", std::format("There is no type \"{}\".", order.type));
    if (order.op != "create" && order.id.empty())
        return refused("id", "missing", "Say which record: \"id\" is missing.");
    if (order.op == "action" && order.action.empty())
        return refused("action", "missing", "Say which action: \"action\" is missing.");
    return {};
}

} // namespace

Result<Order> parseOrder(std::string_view line)
{
    const Json object = Json::parse(line, nullptr, false);
    if (object.is_discarded())
        return refused("", "bad_json", "The line is not valid JSON.");
    if (!object.is_object())
        return refused("", "bad_json", "The line must hold a JSON object.");
    Order order;
    if (const auto filled = fillIn(order, object); !filled)
        return std::unexpected(filled.error());
    if (const auto checked = checkWords(order); !checked)
        return std::unexpected(checked.error());
    return order;
}

Result<Id> newIdIn(const Order &order)
{
    if (order.id.empty())
        return Id();
    const std::optional<Id> id = Id::parse(order.id);
    if (!id || id->isNull())
        return refused("id", "bad_id", "The id of a new record must be a UUID.");
    return *id;
}

bool isFromDump(const Order &order)
{
    return order.op == "create" && (!order.id.empty() || order.fields.contains("ref"));
}

Result<std::string> refIn(const Order &order)
{
    return textUnder(order.fields, "ref");
}

std::vector<Problem> takeComputed(std::vector<Problem> &problems, const Order &order)
{
    std::vector<Problem> passed;
    if (!isFromDump(order))
        return passed;
    std::erase_if(problems, [](const Problem &problem) {
        return problem.field == "ref" && problem.code == "unknown_field";
    });
    std::ranges::copy_if(problems, std::back_inserter(passed),
                         [](const Problem &problem) { return problem.code == "computed"; });
    std::erase_if(problems, [](const Problem &problem) { return problem.code == "computed"; });
    return passed;
}

std::unexpected<Error> noSuchRecord(const Order &order)
{
    return refused("id", "not_found", std::format("There is no {} \"{}\".", order.type, order.id));
}

std::unexpected<Error> unknownAction(const Order &order)
{
    return refused("action", "unknown_action",
                   std::format("There is no action \"{}\" for this type.", order.action));
}

std::unexpected<Error> unknownField(std::string_view name)
{
    return refused(std::string(name), "unknown_field",
                   std::format("There is no field \"{}\".", name));
}

} // namespace sc
