// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/answerstore.h"

#include "exchange/kind.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

/// Columns that orders call otherwise.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kCalled{
    {{"from_on", "from"},
     {"held_on", "date"},
     {"host_group", "group"},
     {"until_on", "until"},
     {"value_pence", "value"}}};

std::unexpected<Error> chooseInstead()
{
    return refused("value", "wrong_type",
                   "No value of one's own can be given here. Choose one of those there are.");
}

std::string calledInOrders(const ExchangeKind &kind, const std::string &column)
{
    const auto names = kind.fieldNames();
    if (std::ranges::contains(names, std::string_view(column)))
        return column;
    const auto other =
        std::ranges::find(kCalled, column, &std::pair<std::string_view, std::string_view>::first);
    return other != kCalled.end() && std::ranges::contains(names, other->second)
               ? std::string(other->second)
               : std::string();
}

/// The order that gives the answer.
Result<Order> orderFor(const ExchangeKind &kind, const GivenAnswer &answer)
{
    Order order;
    order.op = "update";
    order.type = answer.type;
    order.id = answer.record.toString();
    if (!answer.columns.empty() && answer.value.is_object()) {
        for (const auto &[name, value] : answer.value.items()) {
            if (name != "grid_ref" && !std::ranges::contains(answer.columns, name))
                return refused(name, "unknown_field",
                               std::format("There is no field \"{}\" of a place.", name));
            order.fields[name] = value;
        }
        return order;
    }
    std::string name;
    if (!answer.columns.empty())
        name = calledInOrders(kind, "grid_ref");
    if (name.empty())
        name = calledInOrders(kind, answer.field);
    if (name.empty())
        return chooseInstead();
    order.fields[name] = answer.value;
    return order;
}

} // namespace

std::vector<Value> AnswerStore::rowOf(const RecordType &type, const Id &record)
{
    std::vector<Value> values;
    Query row = m_database.query(type.selectSql, record);
    if (row.step())
        for (std::size_t i = 0; i < type.fields.size(); ++i)
            values.push_back(row.value(static_cast<int>(i) + 1)); // after the stamps
    return values;
}

Result<ColumnValues> AnswerStore::tried(const GivenAnswer &answer)
{
    if (kindSpec(answer.type) == nullptr)
        return chooseInstead();
    NameStore names(m_database);
    ExchangeKinds kinds(m_database, names);
    const auto order = orderFor(kinds.of(answer.type), answer);
    if (!order)
        return std::unexpected(order.error());
    auto first = triedAfter(answer, *order, {});
    for (const ColumnValues &before : answer.after) {
        if (first)
            return first;
        if (auto next = triedAfter(answer, *order, before))
            return next;
    }
    return first;
}

Result<ColumnValues> AnswerStore::triedAfter(const GivenAnswer &answer, const Order &order,
                                             const ColumnValues &before)
{
    const RecordType &type = *m_database.types().named(answer.type);
    return m_database.attemptResult([&]() -> Result<ColumnValues> {
        const std::vector<Value> now = rowOf(type, answer.record);
        Change trial(m_database, Actor{}); // never committed
        trial.open();
        for (const auto &[column, value] : before)
            trial.settle(answer.type, answer.record, column, value);
        if (!now.empty() && now.front() != Value{std::int64_t{0}})
            trial.settle(answer.type, answer.record, "deleted", Value{std::int64_t{0}});
        NameStore names(m_database);
        ExchangeKinds kinds(m_database, names);
        const auto done = kinds.of(answer.type).carryOut(trial, order);
        if (!done)
            return std::unexpected(done.error());
        const std::vector<Value> then = rowOf(type, answer.record);
        ColumnValues given;
        for (std::size_t i = 0; i < then.size(); ++i) {
            const RecordField &field = type.fields[i];
            const bool asked =
                field.column == answer.field || std::ranges::contains(answer.columns, field.column);
            if (field.number != RecordType::kDeleted && (asked || then[i] != now[i]))
                given.emplace_back(field.column, then[i]);
        }
        return given;
    });
}

} // namespace sc
