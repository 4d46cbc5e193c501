// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <optional>
#include <vector>

namespace sc {

/// Reads coordinates as people write them: a grid reference ("NZ 288 145"), easting and northing
/// ("428843, 514512"), latitude and longitude ("54.5241, -1.5536"). Nothing where it is none of
/// these.
[[nodiscard]] std::optional<FoundPlace> readCoordinates(const QString &typed,
                                                        GridTransform &transform);

/// Places that match what is typed: coordinates at once, then streets and postcodes, the nearest
/// to where the map looks first.
class PlaceSearch : public SuggestionModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to ReportEditor")

public:
    using SuggestionModel::SuggestionModel;

    void setSession(Session *session) { m_session = session; }
    void setNear(std::optional<LatLon> near) { m_near = near; }
    [[nodiscard]] const FoundPlace *placeAt(int row) const;
    /// The one place the text can only mean; nothing where there are several or none.
    [[nodiscard]] std::optional<FoundPlace> resolve(const QString &typed);
    [[nodiscard]] std::vector<FoundPlace> find(const QString &typed, int most);

protected:
    void search(const QString &query) override;

private:
    Session *m_session = nullptr; // not owned
    std::optional<LatLon> m_near;
    std::vector<FoundPlace> m_places;
};

} // namespace sc
