// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/stockdesk.h"

#include "core/dates.h"
#include "kits/depotstore.h"
#include "kits/kitstore.h"
#include "viewmodels/kitwords.h"
#include "viewmodels/pickwords.h"
#include "viewmodels/texts.h"

#include <algorithm>

namespace sc {

namespace {

constexpr int kMoves = 60;

template <class Record> ByName named(const Result<Record> &known, const std::string &text)
{
    if (text.empty())
        return {};
    return known && !known->deleted ? ByName{known->id, {}} : ByName{{}, text};
}

} // namespace

StockDesk::StockDesk(QObject *parent)
    : PickPart(parent)
    , m_rows(new LinesModel({"itemId", "depotId", "item", "depot", "level", "low", "words"}, this))
    , m_moves(new LinesModel({"when", "delta", "words", "by"}, this))
    , m_items(new ChoiceModel({}, this))
    , m_depots(new ChoiceModel({}, this))
    , m_whats(
          new ChoiceModel({{QStringLiteral("top_up"), tr("Came in"), {}, {}, {}},
                           {QStringLiteral("use"), tr("Was used"), {}, {}, {}},
                           {QStringLiteral("unused_returned"), tr("Came back unused"), {}, {}, {}},
                           {QStringLiteral("count"), tr("Was counted"), {}, {}, {}},
                           {QStringLiteral("move"), tr("Goes to another depot"), {}, {}, {}}},
                          this))
{}

void StockDesk::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_current = -1;
    m_values = {{QStringLiteral("what"), QStringLiteral("top_up")}};
    refresh();
}

void StockDesk::readChoices()
{
    std::vector<Suggestion> items;
    std::vector<Suggestion> depots;
    if (stores() != nullptr) {
        Database &database = stores()->session.database();
        const auto allItems = ItemStore(database).inOrder().value_or(std::vector<Item>());
        for (const Item &one : allItems)
            items.push_back({toQString(one.name), toQString(one.name), {}, {}, {}});
        const auto allDepots = DepotStore(database).inOrder().value_or(std::vector<Depot>());
        for (const Depot &one : allDepots)
            depots.push_back({toQString(one.name), toQString(one.name), {}, {}, {}});
    }
    m_items->setAll(std::move(items));
    m_depots->setAll(std::move(depots));
}

void StockDesk::refresh()
{
    readChoices();
    std::vector<QVariantList> rows;
    qsizetype low = 0;
    if (stores() != nullptr) {
        const auto levels =
            StockStore(stores()->session.database()).levels().value_or(std::vector<StockLevel>());
        for (const StockLevel &one : levels) {
            low += one.isLow() ? 1 : 0;
            QString words;
            if (one.lowLevel)
                words = one.isLow() ? tr("Low: %1 or fewer").arg(grouped(*one.lowLevel))
                                    : tr("Low at %1").arg(grouped(*one.lowLevel));
            rows.push_back({toQString(one.item), toQString(one.depot), toQString(one.itemName),
                            one.depot.isNull() ? tr("At no depot") : toQString(one.depotName),
                            grouped(one.count), one.isLow(), words});
        }
    }
    m_summary = rows.empty() ? QString() : low == 0 ? tr("Nothing is low") : tr("%1 low").arg(low);
    m_rows->show(std::move(rows));
    readMoves();
    Q_EMIT changed();
}

void StockDesk::select(int row)
{
    m_current = row >= 0 && row < m_rows->count() ? row : -1;
    if (m_current >= 0) {
        m_values.insert(QStringLiteral("item"), m_rows->value(row, QStringLiteral("item")));
        const bool somewhere = !m_rows->value(row, QStringLiteral("depotId")).toString().isEmpty();
        if (somewhere)
            m_values.insert(QStringLiteral("depot"), m_rows->value(row, QStringLiteral("depot")));
    }
    readMoves();
    Q_EMIT changed();
}

void StockDesk::readMoves()
{
    std::vector<QVariantList> rows;
    m_heading = tr("Latest movements");
    if (stores() != nullptr) {
        Database &database = stores()->session.database();
        const Id item = toId(m_rows->value(m_current, QStringLiteral("itemId")).toString());
        const Id depot = toId(m_rows->value(m_current, QStringLiteral("depotId")).toString());
        if (m_current >= 0)
            m_heading = tr("%1 at %2")
                            .arg(m_rows->value(m_current, QStringLiteral("item")).toString(),
                                 m_rows->value(m_current, QStringLiteral("depot")).toString());
        ItemStore items(database);
        KitStore kits(database);
        const auto moves =
            StockStore(database).moves(item, depot, kMoves).value_or(std::vector<StockMove>());
        for (const StockMove &one : moves) {
            const std::int64_t delta = one.delta.value_or(0);
            QString words = KitWords::stockReason(one.reason);
            if (const auto kit = kits.get(one.kit); kit)
                words = tr("%1: %2").arg(words, toQString(kit->label));
            if (m_current < 0)
                words = tr("%1, %2").arg(toQString(items.nameOf(one.item.id)), words);
            rows.push_back({toQString(dayAndTime(one.at)),
                            (delta > 0 ? QStringLiteral("+") : QString()) + grouped(delta), words,
                            toQString(one.by)});
        }
    }
    m_moves->show(std::move(rows));
}

void StockDesk::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

QString StockDesk::typed(const char *field) const
{
    return m_values.value(QString::fromLatin1(field)).toString().trimmed();
}

Result<void> StockDesk::carryOut(Change &change, std::int64_t count)
{
    Database &database = change.database();
    StockStore stock(database);
    ItemStore items(database);
    DepotStore depots(database);
    const std::string itemText = typed("item").toStdString();
    const std::string depotText = typed("depot").toStdString();
    const ByName item = named(items.find(itemText), itemText);
    const ByName depot = named(depots.find(depotText), depotText);
    const std::string what = typed("what").toStdString();
    if (what != "count" && what != "move") {
        StockMove move;
        move.item = item;
        move.depot = depot;
        move.delta = what == "use" ? -count : count;
        move.reason = what;
        return stock.create(change, move).transform([](const StockMove &) {});
    }
    if (item.isNothing() || depot.isNothing())
        return refused(item.isNothing() ? "item" : "depot", "missing",
                       item.isNothing() ? "Enter the item" : "Enter the depot");
    const auto itemId = items.resolve(change, item, "consumable");
    const auto depotId = depots.resolve(change, depot);
    if (!itemId || !depotId)
        return std::unexpected(itemId ? depotId.error() : itemId.error());
    if (what == "count")
        return stock.putRight(change, *itemId, *depotId, count);
    const std::string toText = typed("to").toStdString();
    const auto to = depots.resolve(change, named(depots.find(toText), toText));
    return to ? stock.carry(change, *itemId, *depotId, *to, count)
              : Result<void>(std::unexpected(to.error()));
}

bool StockDesk::save()
{
    if (stores() == nullptr)
        return false;
    bool whole = false;
    const qlonglong count = typed("count").toLongLong(&whole);
    const bool counted = typed("what") == u"count";
    if (!whole || count < (counted ? 0 : 1) || count > 1'000'000) {
        showProblems({{"count", "out_of_range", tr("Enter how many, as a number").toStdString()}});
        return false;
    }
    const auto done = write<void>([&](Change &change) { return carryOut(change, count); });
    if (!done) {
        std::vector<Problem> problems = done.error().problems;
        for (Problem &one : problems)
            one.field = one.field == "delta" ? "count" : one.field;
        if (problems.empty())
            showError(done.error());
        else
            showProblems(problems);
        return false;
    }
    m_values.insert(QStringLiteral("count"), QString());
    return wrote(done, tr("Stock changed: %1 at %2").arg(typed("item"), typed("depot")));
}

} // namespace sc
