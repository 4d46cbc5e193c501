// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/markerlayer.h"
#include "map/outlinelayer.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/personsearch.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/placesearch.h"
#include "viewmodels/suggestionmodel.h"

#include <optional>
#include <vector>

namespace sc {

/// The form that plans a pick or changes one. What is typed stays in `values` as it was typed, by
/// field: title, day, time, minutes, lead, host_group, campaign, area, place, road_speed_mph,
/// insurance_basis, land_permission, capacity, requested_by, note. The place is drawn point by
/// point, by mouse or by typing each point.
class PickEditor : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(bool isChange READ isChange NOTIFY changed FINAL)
    /// What the next point is: point, route, land, meeting, drop, stop.
    Q_PROPERTY(QString target READ target WRITE setTarget NOTIFY changed FINAL)
    Q_PROPERTY(QString measure READ measure NOTIFY changed FINAL)
    Q_PROPERTY(QString pointsLine READ pointsLine NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPoints READ hasPoints NOTIFY changed FINAL)
    Q_PROPERTY(sc::MapOutlines outlines READ outlines NOTIFY changed FINAL)
    Q_PROPERTY(sc::MapPoints marks READ marks NOTIFY changed FINAL)
    /// The stops of the walk, in order: number, name (as typed), place.
    Q_PROPERTY(sc::LinesModel *stops READ stops CONSTANT FINAL)
    Q_PROPERTY(sc::PersonSearch *leads READ leads CONSTANT FINAL)
    Q_PROPERTY(sc::PlaceSearch *places READ places CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *targets READ targets CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *groups READ groups CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *campaigns READ campaigns CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *insurances READ insurances CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *permissions READ permissions CONSTANT FINAL)

public:
    explicit PickEditor(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;

    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] bool isChange() const { return m_original.has_value(); }
    [[nodiscard]] const QString &target() const { return m_target; }
    void setTarget(const QString &target);
    [[nodiscard]] QString measure() const;
    [[nodiscard]] QString pointsLine() const;
    [[nodiscard]] bool hasPoints() const { return !m_place.points.empty(); }
    [[nodiscard]] MapOutlines outlines() const;
    [[nodiscard]] MapPoints marks() const;
    [[nodiscard]] LinesModel *stops() const { return m_stops; }
    [[nodiscard]] PersonSearch *leads() const { return m_leads; }
    [[nodiscard]] PlaceSearch *places() const { return m_places; }
    [[nodiscard]] ChoiceModel *targets() const { return m_targets; }
    [[nodiscard]] ChoiceModel *groups() const { return m_groups; }
    [[nodiscard]] ChoiceModel *campaigns() const { return m_campaigns; }
    [[nodiscard]] ChoiceModel *areas() const { return m_areas; }
    [[nodiscard]] ChoiceModel *insurances() const { return m_insurances; }
    [[nodiscard]] ChoiceModel *permissions() const { return m_permissions; }

    /// A new pick: what was put aside, or an empty form.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void change(const QString &pickId);
    Q_INVOKABLE void discard();
    Q_INVOKABLE bool save();
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE void chooseLead(int row);
    /// A point of the place, the meeting point, the bag drop or another stop, as `target` says.
    Q_INVOKABLE void placeAt(double latitude, double longitude);
    Q_INVOKABLE void choosePlace(int row);
    /// The point that is typed, where it can only mean one; false where there is none.
    Q_INVOKABLE bool takeTyped();
    Q_INVOKABLE void removeLastPoint();
    Q_INVOKABLE void clearPlace();
    Q_INVOKABLE void nameStop(int row, const QString &name);
    Q_INVOKABLE void removeStop(int row);

Q_SIGNALS:
    void written(const QString &pickId);
    void placeMoved(double latitude, double longitude);

private:
    void readChoices();
    void clear();
    [[nodiscard]] QString text(const char *field) const;
    [[nodiscard]] Pick draft() const;
    [[nodiscard]] std::vector<Problem> settle(Pick &pick);
    void showStops();
    void settleStart(Pick &pick, std::vector<Problem> &problems) const;
    void settleNumber(const char *field, const QString &words, std::optional<int> &number,
                      std::vector<Problem> &problems) const;

    std::optional<Pick> m_original;
    QVariantMap m_values;
    QString m_target = QStringLiteral("point");
    PickPlace m_place;
    std::optional<LatLon> m_meeting;
    std::optional<LatLon> m_drop;
    std::vector<PickStop> m_walk;
    LinesModel *m_stops;
    PersonSearch *m_leads;
    PlaceSearch *m_places;
    ChoiceModel *m_targets;
    ChoiceModel *m_groups;
    ChoiceModel *m_campaigns;
    ChoiceModel *m_areas;
    ChoiceModel *m_insurances;
    ChoiceModel *m_permissions;
};

} // namespace sc
