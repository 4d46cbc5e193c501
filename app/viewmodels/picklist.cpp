// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/picklist.h"

#include "core/text.h"
#include "viewmodels/pickwords.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace sc {

namespace {

/// Beyond these no pick is: the whole diary.
constexpr Day kFirst{std::chrono::year{1990}, std::chrono::January, std::chrono::day{1}};
constexpr Day kLast{std::chrono::year{2100}, std::chrono::December, std::chrono::day{31}};

bool isOver(const Pick &pick)
{
    return pick.status() == "closed" || pick.status() == "cancelled";
}

/// To come, then without a day, then past with the latest first.
auto orderOf(const Pick &pick, Instant today)
{
    if (!pick.startsAt)
        return std::tuple(1, std::int64_t{0});
    const auto at = static_cast<std::int64_t>(pick.startsAt->time_since_epoch().count());
    return *pick.startsAt >= today ? std::tuple(0, at) : std::tuple(2, -at);
}

std::map<Id, QString> bookings(PickStores &stores)
{
    std::map<Id, QString> booked;
    const auto entries = stores.lists.diary(kFirst, kLast);
    if (!entries)
        return booked;
    for (const DiaryEntry &entry : *entries)
        booked[entry.record] =
            entry.capacity > 0
                ? PickList::tr("%1 of %2 places").arg(entry.booked).arg(entry.capacity)
                : PickList::tr("%1 booked").arg(entry.booked);
    return booked;
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
    if (pick.deleted || (!m_area.isEmpty() && pick.area != toId(m_area)))
        return false;
    const std::string_view status = pick.status();
    if (m_filter == u"open" && isOver(pick))
        return false;
    if (m_filter == u"assess" && status != "requested" && status != "planned")
        return false;
    if (m_filter == u"figures" && status != "figures_due" && status != "live")
        return false;
    if ((m_filter == u"closed" || m_filter == u"cancelled") && m_filter.toStdString() != status)
        return false;
    const std::string wanted = folded(m_text.trimmed().toStdString());
    if (wanted.empty())
        return true;
    const QString words = toQString(pick.title) + u' ' + toQString(pick.requestedBy) + u' ' +
                          toQString(pick.note) + u' ' + stores()->session.areaName(pick.area) +
                          u' ' + PickWords::when(pick);
    return folded(words.toStdString()).find(wanted) != std::string::npos;
}

QVariantList PickList::rowOf(const Pick &pick, const QString &booked) const
{
    QStringList missing;
    if (!isOver(pick) && !hasBegun(pick.status()) && !isApproved(pick.status())) {
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
            booked,
            missing.join(QStringLiteral(" · "))};
}

void PickList::refresh()
{
    std::vector<QVariantList> rows;
    if (stores() != nullptr) {
        auto picks = stores()->lists.all().value_or(std::vector<Pick>());
        const Instant today = startOfDay(localDay(stores()->session.now()));
        std::ranges::stable_sort(picks, {}, [&](const Pick &pick) { return orderOf(pick, today); });
        const auto booked = bookings(*stores());
        for (const Pick &pick : picks) {
            if (!shows(pick))
                continue;
            const auto found = booked.find(pick.id);
            rows.push_back(rowOf(pick, found == booked.end() ? QString() : found->second));
        }
    }
    m_summary = rows.size() == 1 ? tr("1 pick") : tr("%1 picks").arg(rows.size());
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
