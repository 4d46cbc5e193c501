// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/stockstore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// How much of what each depot has, what is low first, and the form for what came, went or was
/// counted: item, depot, what (`top_up`, `use`, `unused_returned`, `count` or `move`), count, to
/// and low_level, as typed.
class StockDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(sc::LinesModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *moves READ moves CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *items READ items CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *depots READ depots CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *whats READ whats CONSTANT FINAL)
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(QString summary MEMBER m_summary NOTIFY changed FINAL)
    Q_PROPERTY(QString heading MEMBER m_heading NOTIFY changed FINAL)
    Q_PROPERTY(int current MEMBER m_current NOTIFY changed FINAL)

public:
    explicit StockDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] LinesModel *rows() const { return m_rows; }
    [[nodiscard]] LinesModel *moves() const { return m_moves; }
    [[nodiscard]] ChoiceModel *items() const { return m_items; }
    [[nodiscard]] ChoiceModel *depots() const { return m_depots; }
    [[nodiscard]] ChoiceModel *whats() const { return m_whats; }
    [[nodiscard]] QVariantMap values() const { return m_values; }

    /// Shows the movements of a row, and puts its item and depot into the form.
    Q_INVOKABLE void select(int row);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE bool save();

private:
    void readChoices();
    void readMoves();
    [[nodiscard]] QString typed(const char *field) const;
    [[nodiscard]] Result<void> carryOut(Change &change, std::int64_t count);

    LinesModel *m_rows;
    LinesModel *m_moves;
    ChoiceModel *m_items;
    ChoiceModel *m_depots;
    ChoiceModel *m_whats;
    QVariantMap m_values;
    QString m_summary, m_heading;
    int m_current = -1;
};

} // namespace sc
