// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/countdesk.h"
#include "viewmodels/forecastdesk.h"
#include "viewmodels/itemeditor.h"
#include "viewmodels/kitdetail.h"
#include "viewmodels/kiteditor.h"
#include "viewmodels/kitlabels.h"
#include "viewmodels/kitlayer.h"
#include "viewmodels/kitregister.h"
#include "viewmodels/stockdesk.h"

namespace sc {

/// Everything the screens of kits and stock stand on.
class KitDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::KitRegister *list READ list CONSTANT FINAL)
    Q_PROPERTY(sc::KitDetail *detail READ detail CONSTANT FINAL)
    Q_PROPERTY(sc::KitEditor *editor READ editor CONSTANT FINAL)
    Q_PROPERTY(sc::StockDesk *stock READ stock CONSTANT FINAL)
    Q_PROPERTY(sc::CountDesk *count READ count CONSTANT FINAL)
    Q_PROPERTY(sc::KitLabels *labels READ labels CONSTANT FINAL)
    Q_PROPERTY(sc::ForecastDesk *forecast READ forecast CONSTANT FINAL)
    Q_PROPERTY(sc::ItemEditor *things READ things CONSTANT FINAL)
    Q_PROPERTY(sc::KitLayer *layer READ layer CONSTANT FINAL)

public:
    explicit KitDesk(QObject *parent = nullptr);

    /// Null when the file is closed. Not owned.
    void setStores(PickStores *stores);
    void refresh();

    [[nodiscard]] KitRegister *list() const { return m_list; }
    [[nodiscard]] KitDetail *detail() const { return m_detail; }
    [[nodiscard]] KitEditor *editor() const { return m_editor; }
    [[nodiscard]] StockDesk *stock() const { return m_stock; }
    [[nodiscard]] CountDesk *count() const { return m_count; }
    [[nodiscard]] KitLabels *labels() const { return m_labels; }
    [[nodiscard]] ForecastDesk *forecast() const { return m_forecast; }
    [[nodiscard]] ItemEditor *things() const { return m_things; }
    [[nodiscard]] KitLayer *layer() const { return m_layer; }

    /// Shows the kit on its screen, from wherever it is named.
    Q_INVOKABLE void open(const QString &kitId);
    /// Kits that stand at one place: shows the register of their depot.
    Q_INVOKABLE void openAll(const QStringList &kitIds);

Q_SIGNALS:
    void done(const QString &message, bool undoable);
    void failed(const QString &message);
    void opened();

private:
    [[nodiscard]] std::vector<PickPart *> parts() const;

    KitRegister *m_list;
    KitDetail *m_detail;
    KitEditor *m_editor;
    StockDesk *m_stock;
    CountDesk *m_count;
    KitLabels *m_labels;
    ForecastDesk *m_forecast;
    ItemEditor *m_things;
    KitLayer *m_layer;
};

} // namespace sc
