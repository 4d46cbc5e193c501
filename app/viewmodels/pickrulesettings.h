// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/picksettingstore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"

namespace sc {

/// The council's own rules for picks, and the hazards that a risk assessment begins with. What is
/// typed stays in `values`, by field of PickRules as the data dictionary names it, and in `hazards`
/// until it is saved or left.
class PickRuleSettings : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(bool rulesChanged READ areRulesChanged NOTIFY changed FINAL)
    Q_PROPERTY(bool hazardsChanged READ areHazardsChanged NOTIFY changed FINAL)
    Q_PROPERTY(int likelihoodMax READ likelihoodMax NOTIFY changed FINAL)
    Q_PROPERTY(int severityMax READ severityMax NOTIFY changed FINAL)
    /// The columns of PickAssessment::rows.
    Q_PROPERTY(sc::LinesModel *hazards READ hazards CONSTANT FINAL)

public:
    explicit PickRuleSettings(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    /// Reads again what nothing was typed over.
    void refresh();

    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] bool areRulesChanged() const { return m_values != m_kept; }
    [[nodiscard]] bool areHazardsChanged() const;
    [[nodiscard]] int likelihoodMax() const { return m_matrix.likelihoodMax; }
    [[nodiscard]] int severityMax() const { return m_matrix.severityMax; }
    [[nodiscard]] LinesModel *hazards() const { return m_hazards; }

    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE bool saveRules();
    Q_INVOKABLE void discard();

    /// `column`: hazard, who, lb, sb, controls, la, sa.
    Q_INVOKABLE void setCell(int row, const QString &column, const QString &text);
    Q_INVOKABLE void addHazard();
    /// A shipped row is hidden: restoreShipped() brings it back.
    Q_INVOKABLE void removeHazard(int row);
    Q_INVOKABLE bool saveHazards();
    Q_INVOKABLE bool restoreShipped();

private:
    void read();
    void draw();
    [[nodiscard]] QString typed(const char *field) const;
    [[nodiscard]] Result<PickRules> settled() const;

    QVariantMap m_values;
    QVariantMap m_kept;
    RiskMatrix m_matrix;
    std::vector<TemplateRow> m_rows;     ///< those shown
    std::vector<TemplateRow> m_keptRows; ///< as they are in the file
    LinesModel *m_hazards;
};

} // namespace sc
