// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapsource.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"

namespace sc {

/// The columns of a table of hazards, and a row of it.
[[nodiscard]] QList<QByteArray> hazardColumns();
[[nodiscard]] QVariantList hazardLine(const HazardRow &row, const RiskMatrix &matrix);
/// Puts what was typed into a column: hazard, who, lb, sb, controls, la, sa, owner.
void setHazardCell(HazardRow &row, const QString &column, const QString &text);

/// The risk assessment being written: it begins with the last version, or with what is known of the
/// place, and each save is a new version. What is typed is kept until it is saved or left.
class PickAssessment : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(QString pickId READ pickId NOTIFY changed FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    Q_PROPERTY(QString sourceLine MEMBER m_sourceLine NOTIFY changed FINAL)
    Q_PROPERTY(QString by READ by WRITE setBy NOTIFY changed FINAL)
    Q_PROPERTY(QString reviewText READ reviewText WRITE setReviewText NOTIFY changed FINAL)
    Q_PROPERTY(int likelihoodMax MEMBER m_likelihoodMax NOTIFY changed FINAL)
    Q_PROPERTY(int severityMax MEMBER m_severityMax NOTIFY changed FINAL)
    Q_PROPERTY(QString highest READ highest NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *rows READ rows CONSTANT FINAL)

public:
    explicit PickAssessment(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    /// The map that knows where water is; not owned.
    void setBasemap(const MapSource *basemap) { m_basemap = basemap; }

    [[nodiscard]] QString pickId() const { return toQString(m_pick); }
    [[nodiscard]] const QString &by() const { return m_by; }
    void setBy(const QString &name);
    [[nodiscard]] const QString &reviewText() const { return m_review; }
    void setReviewText(const QString &text);
    /// "Highest after control: 6, medium".
    [[nodiscard]] QString highest() const;
    [[nodiscard]] LinesModel *rows() const { return m_rows; }

    Q_INVOKABLE void begin(const QString &pickId);
    /// A new draft from the place: template or last pick here, with what the map knows.
    Q_INVOKABLE void startAgain();
    /// `column`: hazard, who, lb, sb, controls, la, sa, owner.
    Q_INVOKABLE void setCell(int row, const QString &column, const QString &text);
    Q_INVOKABLE void addRow();
    Q_INVOKABLE void removeRow(int row);
    /// Saves a version, signed where `by` says who; false where something is wrong.
    Q_INVOKABLE bool save();

private:
    void draw();
    void readDraft(const Pick &pick);
    void lookForWater(const Pick &pick);
    void moveHere(const Pick &pick, const Assessment &latest, const PickRules &rules);
    void addWater(const Id &id, double metres);
    [[nodiscard]] RiskMatrix matrix() const { return {m_likelihoodMax, m_severityMax}; }

    Id m_pick;
    std::string m_place; ///< of the pick when its assessment was begun, as GeoJSON
    QString m_title, m_sourceLine, m_by, m_review;
    std::string m_source = "typed";
    std::vector<HazardRow> m_hazards;
    std::vector<HazardRow> m_drafted; ///< as they were before anybody typed
    const MapSource *m_basemap = nullptr;
    LinesModel *m_rows;
    int m_likelihoodMax = 5;
    int m_severityMax = 5;
};

} // namespace sc
