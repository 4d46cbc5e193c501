// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/forecaststore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <functional>

namespace sc {

/// Whether there is enough for a campaign: what each day and depot needs, which kits another depot
/// could give, and what runs out.
class ForecastDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(sc::ChoiceModel *campaigns READ campaigns CONSTANT FINAL)
    Q_PROPERTY(QString campaign READ campaign WRITE setCampaign NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *lines READ lines CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *swaps READ swaps CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *items READ items CONSTANT FINAL)
    Q_PROPERTY(QString summary MEMBER m_summary NOTIFY changed FINAL)
    Q_PROPERTY(bool enough MEMBER m_enough NOTIFY changed FINAL)

public:
    explicit ForecastDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    /// The days kits are lent, asked for each time: loans know them.
    void setBusyDays(std::function<std::vector<KitBusy>(Database &)> busy)
    {
        m_busy = std::move(busy);
    }
    void refresh();

    [[nodiscard]] ChoiceModel *campaigns() const { return m_campaigns; }
    [[nodiscard]] QString campaign() const { return toQString(m_campaign); }
    void setCampaign(const QString &id);
    [[nodiscard]] LinesModel *lines() const { return m_lines; }
    [[nodiscard]] LinesModel *swaps() const { return m_swaps; }
    [[nodiscard]] LinesModel *items() const { return m_items; }

private:
    void readCampaigns();
    void readForecast();
    [[nodiscard]] static QString summaryOf(const ForecastReport &report);
    void show(const ForecastReport &report);

    ChoiceModel *m_campaigns;
    LinesModel *m_lines;
    LinesModel *m_swaps;
    LinesModel *m_items;
    Id m_campaign;
    QString m_summary;
    bool m_enough = true;
    std::function<std::vector<KitBusy>(Database &)> m_busy;
};

} // namespace sc
