// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/forecastdesk.h"

#include "core/dates.h"
#include "viewmodels/pickwords.h"
#include "viewmodels/texts.h"

#include <algorithm>

namespace sc {

ForecastDesk::ForecastDesk(QObject *parent)
    : PickPart(parent)
    , m_campaigns(new ChoiceModel({}, this))
    , m_lines(
          new LinesModel({"day", "depot", "typeName", "needed", "there", "missing", "words"}, this))
    , m_swaps(new LinesModel({"day", "words"}, this))
    , m_items(new LinesModel({"item", "depot", "needed", "there", "missing", "words"}, this))
{}

void ForecastDesk::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_campaign = {};
    refresh();
}

void ForecastDesk::refresh()
{
    readCampaigns();
    readForecast();
    Q_EMIT changed();
}

void ForecastDesk::setCampaign(const QString &id)
{
    m_campaign = toId(id);
    readForecast();
    Q_EMIT changed();
}

// First choice: the next campaign that is not over.
void ForecastDesk::readCampaigns()
{
    std::vector<Suggestion> rows;
    Id next;
    if (stores() != nullptr) {
        const Day today = localDay(stores()->session.now());
        const auto all = stores()->campaigns.all().value_or(std::vector<Campaign>());
        for (const Campaign &one : all) {
            rows.push_back({toQString(one.id), toQString(one.title), {}, {}, {}});
            if (!one.endsOn || *one.endsOn >= today)
                next = one.id;
        }
    }
    const bool known = std::ranges::contains(rows, toQString(m_campaign), &Suggestion::code);
    if (!known)
        m_campaign = !next.isNull() ? next : rows.empty() ? Id() : toId(rows.front().code);
    m_campaigns->setAll(std::move(rows));
}

void ForecastDesk::readForecast()
{
    if (stores() == nullptr || m_campaign.isNull()) {
        for (LinesModel *model : {m_lines, m_swaps, m_items})
            model->show({});
        m_summary.clear();
        m_enough = true;
        return;
    }
    Database &database = stores()->session.database();
    const auto report =
        ForecastStore(database).forCampaign(m_campaign, localDay(stores()->session.now()),
                                            m_busy ? m_busy(database) : std::vector<KitBusy>());
    show(report.value_or(ForecastReport()));
}

QString ForecastDesk::summaryOf(const ForecastReport &report)
{
    QStringList undated;
    for (const std::string &title : report.undated)
        undated.append(toQString(title));
    const QString rest =
        undated.isEmpty()
            ? QString()
            : u' ' +
                  tr("Without a day, and not counted: %1").arg(undated.join(QStringLiteral(", ")));
    if (!report.forecast.isEnough())
        return tr("There is not enough. What is missing stands below.") + rest;
    if (report.asked() > 0)
        return (undated.isEmpty() ? tr("There is enough for every pick.")
                                  : tr("There is enough for every pick with a day.")) +
               rest;
    return (undated.isEmpty() ? tr("No pick of this campaign is still to come.")
                              : tr("No pick of this campaign has a day.")) +
           rest;
}

void ForecastDesk::show(const ForecastReport &report)
{
    m_enough = report.forecast.isEnough();
    m_summary = summaryOf(report);
    std::vector<QVariantList> lines;
    for (const ForecastLine &one : report.forecast.lines) {
        QString words = tr("enough");
        if (one.missing() > 0 && one.toFind() == 0)
            words = tr("%1 missing, another depot can help").arg(one.missing());
        else if (one.missing() > 0)
            words = tr("%1 missing, %2 to find").arg(one.missing()).arg(one.toFind());
        lines.push_back({toQString(shortDay(one.day)), toQString(report.nameOf(one.depot)),
                         toQString(report.nameOf(one.kitType)), one.needed, one.there,
                         one.missing() > 0, words});
    }
    m_lines->show(std::move(lines));
    std::vector<QVariantList> swaps;
    swaps.reserve(report.forecast.swaps.size());
    for (const KitSwap &one : report.forecast.swaps)
        swaps.push_back({toQString(shortDay(one.day)),
                         tr("Take %1 from %2 to %3")
                             .arg(toQString(one.label), toQString(report.nameOf(one.from)),
                                  toQString(report.nameOf(one.to)))});
    m_swaps->show(std::move(swaps));
    std::vector<QVariantList> items;
    for (const ForecastItem &one : report.forecast.items) {
        const QString words =
            one.runsOutOn ? tr("%1 missing from %2")
                                .arg(grouped(one.missing()), toQString(shortDay(*one.runsOutOn)))
                          : tr("enough");
        items.push_back({toQString(report.nameOf(one.item)), toQString(report.nameOf(one.depot)),
                         grouped(one.needed), grouped(one.there), one.missing() > 0, words});
    }
    m_items->show(std::move(items));
}

} // namespace sc
