// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/itemeditor.h"

#include "kits/kitcodes.h"
#include "viewmodels/pickwords.h"

#include <cmath>

namespace sc {

namespace {

QString placeText(const std::optional<LatLon> &place)
{
    return place ? QStringLiteral("%1, %2")
                       .arg(place->latitude, 0, 'f', 6)
                       .arg(place->longitude, 0, 'f', 6)
                 : QString();
}

} // namespace

ItemEditor::ItemEditor(QObject *parent)
    : PickPart(parent), m_kinds(new ChoiceModel(codeChoices(itemKinds()), this))
{}

void ItemEditor::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_places.setSession(stores == nullptr ? nullptr : &stores->session);
}

void ItemEditor::changeItem(const QString &id)
{
    if (stores() == nullptr)
        return;
    const auto found = ItemStore(stores()->session.database()).get(toId(id));
    m_item = found ? std::optional(*found) : std::nullopt;
    m_heading = found ? tr("Change %1").arg(toQString(found->name)) : tr("New item");
    const Item item = found.value_or(Item());
    m_values = {{QStringLiteral("name"), toQString(item.name)},
                {QStringLiteral("kind"),
                 item.kind.empty() ? QStringLiteral("counted") : toQString(item.kind)},
                {QStringLiteral("value"),
                 item.valuePence
                     ? QString::number(static_cast<double>(*item.valuePence) / 100.0, 'f', 2)
                     : QString()},
                {QStringLiteral("low_stock_level"),
                 item.lowStockLevel ? QString::number(*item.lowStockLevel) : QString()}};
    showProblems({});
    Q_EMIT changed();
}

void ItemEditor::changeDepot(const QString &id)
{
    if (stores() == nullptr)
        return;
    const auto found = DepotStore(stores()->session.database()).get(toId(id));
    m_depot = found ? std::optional(*found) : std::nullopt;
    m_heading = found ? tr("Change %1").arg(toQString(found->name)) : tr("New depot");
    const Depot depot = found.value_or(Depot());
    m_placeBefore = placeText(depot.place);
    m_values = {{QStringLiteral("name"), toQString(depot.name)},
                {QStringLiteral("address"), toQString(depot.address)},
                {QStringLiteral("place"), m_placeBefore}};
    showProblems({});
    Q_EMIT changed();
}

void ItemEditor::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

QString ItemEditor::typed(const char *field) const
{
    return m_values.value(QString::fromLatin1(field)).toString().trimmed();
}

bool ItemEditor::saveItem()
{
    if (stores() == nullptr)
        return false;
    std::vector<Problem> problems;
    Item item = m_item.value_or(Item());
    item.name = typed("name").toStdString();
    item.kind = typed("kind").toStdString();
    item.valuePence.reset();
    item.lowStockLevel.reset();
    const QString value = typed("value").remove(u'£');
    if (!value.isEmpty()) {
        bool number = false;
        const double pounds = value.toDouble(&number);
        if (number && std::abs(pounds) < 1e7)
            item.valuePence = std::llround(pounds * 100.0);
        else
            problems.push_back({"value", "bad_number", tr("Enter pounds and pence").toStdString()});
    }
    if (!typed("low_stock_level").isEmpty()) {
        bool whole = false;
        item.lowStockLevel = typed("low_stock_level").toLongLong(&whole);
        if (!whole)
            problems.push_back(
                {"low_stock_level", "bad_number", tr("Enter a whole number").toStdString()});
    }
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    return wrote(write<Item>([&](Change &change) {
                     ItemStore items(change.database());
                     return m_item ? items.update(change, item) : items.create(change, item);
                 }),
                 tr("Saved %1").arg(toQString(item.name)));
}

bool ItemEditor::saveDepot()
{
    if (stores() == nullptr)
        return false;
    Depot depot = m_depot.value_or(Depot());
    depot.name = typed("name").toStdString();
    depot.address = typed("address").toStdString();
    const QString place = typed("place");
    if (place.isEmpty())
        depot.place.reset();
    else if (place != m_placeBefore) {
        const auto found = m_places.resolve(place);
        if (!found) {
            showProblems({{"place", "not_found",
                           tr("Enter a street, a postcode or a grid reference").toStdString()}});
            return false;
        }
        depot.place = found->position;
    }
    return wrote(write<Depot>([&](Change &change) {
                     DepotStore depots(change.database());
                     return m_depot ? depots.update(change, depot) : depots.create(change, depot);
                 }),
                 tr("Saved %1").arg(toQString(depot.name)));
}

} // namespace sc
