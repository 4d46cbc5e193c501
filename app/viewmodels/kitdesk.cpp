// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kitdesk.h"

#include "loans/kitbusystore.h"

namespace sc {

KitDesk::KitDesk(QObject *parent)
    : QObject(parent)
    , m_list(new KitRegister(this))
    , m_detail(new KitDetail(this))
    , m_editor(new KitEditor(this))
    , m_stock(new StockDesk(this))
    , m_count(new CountDesk(this))
    , m_labels(new KitLabels(this))
    , m_forecast(new ForecastDesk(this))
    , m_things(new ItemEditor(this))
    , m_layer(new KitLayer(this))
{
    for (PickPart *part : parts()) {
        connect(part, &PickPart::done, this, &KitDesk::done);
        connect(part, &PickPart::failed, this, &KitDesk::failed);
    }
    m_forecast->setBusyDays(
        [](Database &database) { return kitsBusy(database).value_or(std::vector<KitBusy>()); });
    connect(m_editor, &KitEditor::written, m_detail, &KitDetail::setKitId);
}

std::vector<PickPart *> KitDesk::parts() const
{
    return {m_list, m_detail, m_editor, m_stock, m_count, m_labels, m_forecast, m_things, m_layer};
}

void KitDesk::setStores(PickStores *stores)
{
    for (PickPart *part : parts())
        part->setStores(stores);
}

void KitDesk::refresh()
{
    m_list->refresh();
    m_detail->refresh();
    m_stock->refresh();
    m_count->refresh();
    m_forecast->refresh();
    m_layer->refresh();
}

void KitDesk::openAll(const QStringList &kitIds)
{
    m_list->clearFilters();
    m_list->setDepot(m_detail->depotOf(kitIds.value(0)));
    m_detail->setKitId(kitIds.size() == 1 ? kitIds.front() : QString());
    Q_EMIT opened();
}

void KitDesk::open(const QString &kitId)
{
    m_detail->setKitId(kitId);
    Q_EMIT opened();
}

} // namespace sc
