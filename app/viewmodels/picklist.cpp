// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/picklist.h"

#include "core/text.h"
#include "viewmodels/pickwords.h"

#include <string>
#include <vector>

namespace sc {

namespace {

bool isOver(const Pick &pick)
{
    return pick.status() == "closed" || pick.status() == "cancelled";
}

/// The states that a filter of the list shows; none stands for every one.
std::vector<std::string> statusesOf(const QString &filter)
{
    if (filter == u"assess")
        return {"requested", "planned"};
    if (filter == u"figures")
        return {"figures_due", "live"};
    if (filter == u"closed" || filter == u"cancelled")
        return {filter.toStdString()};
    return {};
}

} // namespace

PickList::PickList(QObject *parent)
    : PickPart(parent)
    , m_rows(new LinesModel(
          {"pickId", "title", "when", "place", "stateKey", "stateWord", "booked", "missing"}, this))
    , m_filters(new ChoiceModel({{QStringLiteral("assess"), tr("No assessment"), {}, {}, {}},
                                 {QStringLiteral("figures"), tr("Figures due"), {}, {}, {}},
                                 {QStringLiteral("closed"), tr("Closed"), {}, {}, {}},
                                 {QStringLiteral("cancelled"), tr("Cancelled"), {}, {}, {}},
                                 {QStringLiteral("all"), tr("All picks"), {}, {}, {}}},
                                this))
{}

void PickList::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_current.clear();
    m_area.clear();
    refresh();
    Q_EMIT currentChanged();
}

void PickList::setArea(const QString &areaId)
{
    m_area = areaId;
    refresh();
}

void PickList::setFilter(const QString &filter)
{
    const QString wanted = filter.isEmpty() ? QStringLiteral("open") : filter;
    if (std::exchange(m_filter, wanted) != wanted)
        refresh();
}

void PickList::setText(const QString &text)
{
    if (std::exchange(m_text, text) != text)
        refresh();
}

void PickList::clearFilters()
{
    m_filter = QStringLiteral("open");
    m_text.clear();
    refresh();
}

bool PickList::shows(const Pick &pick) const
{
    if (m_filter == u"open" && isOver(pick))
        return false;
    const std::string wanted = folded(m_text.trimmed().toStdString());
    if (wanted.empty())
        return true;
    const QString words = toQString(pick.title) + u' ' + toQString(pick.requestedBy) + u' ' +
                          toQString(pick.note) + u' ' + stores()->session.areaName(pick.area) +
                          u' ' + PickWords::when(pick);
    return folded(words.toStdString()).find(wanted) != std::string::npos;
}

QString PickList::bookedWords(const Pick &pick) const
{
    const int booked = stores()->lists.booked(pick.id).value_or(0);
    const int places = pick.capacity.value_or(0);
    return places > 0 ? tr("%1 of %2 places").arg(booked).arg(places) : tr("%1 booked").arg(booked);
}

QVariantList PickList::rowOf(const Pick &pick) const
{
    QStringList missing;
    if (!isOver(pick) &&
        !hasBegun(pick.status())) { // of an approved one too: a leader may have left
        if (const auto gate = stores()->picks().gate(pick)) {
            for (const Problem &problem : *gate)
                missing.append(PickWords::missing(problem.code));
        }
    }
    QString place = stores()->session.areaName(pick.area);
    if (const QString measure = PickWords::measure(pick); !measure.isEmpty())
        place = place.isEmpty() ? measure : tr("%1 · %2").arg(place, measure);
    return {toQString(pick.id),
            toQString(pick.title),
            PickWords::when(pick),
            place,
            PickWords::stateKey(pick.status()),
            PickWords::stateWord(pick.status()),
            pick.startsAt ? bookedWords(pick) : QString(),
            missing.join(QStringLiteral(" · "))};
}

void PickList::refresh()
{
    std::vector<QVariantList> rows;
    bool hasMore = false;
    if (stores() != nullptr) {
        RegisterChoice choice{.statuses = statusesOf(m_filter),
                              .shows = [this](const Pick &pick) { return shows(pick); }};
        if (!m_area.isEmpty())
            choice.area = toId(m_area);
        const auto page =
            stores()->lists.registerPage(choice, startOfDay(localDay(stores()->session.now())));
        if (page) {
            hasMore = page->hasMore;
            for (const Pick &pick : page->picks)
                rows.push_back(rowOf(pick));
        }
    }
    m_summary = hasMore            ? tr("The first %1 picks: type to find others").arg(rows.size())
                : rows.size() == 1 ? tr("1 pick")
                                   : tr("%1 picks").arg(rows.size());
    m_counted = hasMore ? QString() : QString::number(rows.size());
    m_rows->show(std::move(rows));
    Q_EMIT changed();
    Q_EMIT currentChanged();
}

void PickList::setCurrent(const QString &pickId)
{
    if (std::exchange(m_current, pickId) != pickId)
        Q_EMIT currentChanged();
}

int PickList::currentRow() const
{
    return m_current.isEmpty() ? -1 : m_rows->rowWith(QStringLiteral("pickId"), m_current);
}

QString PickList::idAt(int row) const
{
    return m_rows->value(row, QStringLiteral("pickId")).toString();
}

} // namespace sc
