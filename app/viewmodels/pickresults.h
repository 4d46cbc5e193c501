// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <set>

namespace sc {

/// What a pick came to: bags, kilograms, finds, grades, and the reports it cleared.
class PickResults : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(QString pickId READ pickId NOTIFY changed FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    /// As typed, by field: bags_general, bags_recycling, bags_weighed, kg_measured, sharps_found,
    /// fly_tips_found, bulky_items, grade_before, grade_after, sacks_issued, sacks_returned.
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(QString estimate READ estimate NOTIFY changed FINAL)
    Q_PROPERTY(QString remainder READ remainder NOTIFY changed FINAL)
    Q_PROPERTY(QString remark READ remark NOTIFY changed FINAL)
    Q_PROPERTY(QString people MEMBER m_people NOTIFY changed FINAL)
    Q_PROPERTY(bool canClose MEMBER m_canClose NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *reports READ reports CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *grades READ grades CONSTANT FINAL)

public:
    explicit PickResults(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;

    [[nodiscard]] QString pickId() const { return toQString(m_pick.id); }
    [[nodiscard]] QVariantMap values() const { return m_values; }
    /// "31.5 kg estimated: 7 bags × 4.5 kg (source)"; measured kilograms are not part of it.
    [[nodiscard]] QString estimate() const;
    /// Bags nobody on the roster was named for.
    [[nodiscard]] QString remainder() const;
    [[nodiscard]] QString remark() const;
    [[nodiscard]] LinesModel *reports() const { return m_reports; }
    [[nodiscard]] ChoiceModel *grades() const { return m_grades; }

    Q_INVOKABLE void begin(const QString &pickId);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    /// Whether the pick cleared the report of that row.
    Q_INVOKABLE void tick(int row, bool ticked);
    /// Saves the figures and closes the reports ticked, in one change.
    Q_INVOKABLE bool save();
    /// Saves, then closes the pick, in one change.
    Q_INVOKABLE bool saveAndClose();

private:
    [[nodiscard]] std::vector<Problem> read(PickFigures &figures) const;
    [[nodiscard]] bool saveWith(bool close);
    void readReports();

    Pick m_pick;
    QString m_title, m_people;
    QVariantMap m_values;
    int m_named = 0;
    bool m_canClose = false;
    std::set<QString> m_ticked;
    LinesModel *m_reports;
    ChoiceModel *m_grades;
};

} // namespace sc
