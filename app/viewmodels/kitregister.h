// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitliststore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// The register of kits, by label, read a page at a time.
class KitRegister : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(sc::LinesModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *depots READ depots CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *types READ types CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *statuses READ statuses CONSTANT FINAL)
    Q_PROPERTY(QString depot READ depot WRITE setDepot NOTIFY changed FINAL)
    Q_PROPERTY(QString kitType READ kitType WRITE setKitType NOTIFY changed FINAL)
    Q_PROPERTY(QString status READ status WRITE setStatus NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY changed FINAL)

public:
    explicit KitRegister(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] LinesModel *rows() const { return m_rows; }
    [[nodiscard]] ChoiceModel *depots() const { return m_depots; }
    [[nodiscard]] ChoiceModel *types() const { return m_types; }
    [[nodiscard]] ChoiceModel *statuses() const { return m_statuses; }
    [[nodiscard]] QString depot() const { return toQString(m_filter.depot); }
    void setDepot(const QString &id);
    [[nodiscard]] QString kitType() const { return toQString(m_filter.kitType); }
    void setKitType(const QString &id);
    [[nodiscard]] QString status() const { return toQString(m_filter.status); }
    void setStatus(const QString &status);
    [[nodiscard]] QString text() const { return toQString(m_filter.words); }
    void setText(const QString &text);
    [[nodiscard]] const QString &summary() const { return m_summary; }
    [[nodiscard]] bool isFiltered() const;

    Q_INVOKABLE [[nodiscard]] QString idAt(int row) const;
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &kitId) const;
    Q_INVOKABLE void clearFilters();
    /// The next page, where the list is near its end.
    Q_INVOKABLE void readMore();
    /// The kit a label or scanned code stands for; empty where there is none.
    Q_INVOKABLE [[nodiscard]] QString idOf(const QString &scanned) const;

private:
    void readChoices();
    void readFirst();
    void take(const std::vector<KitRow> &page);

    LinesModel *m_rows;
    ChoiceModel *m_depots;
    ChoiceModel *m_types;
    ChoiceModel *m_statuses;
    KitFilter m_filter;
    std::vector<QVariantList> m_shown;
    std::optional<KitCursor> m_end; ///< nothing: all are there
    QString m_summary;
};

} // namespace sc
