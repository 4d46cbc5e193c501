// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/placesearch.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <vector>

namespace sc {

/// The search box: kits by a scanned label, reports by reference or words, places, champions, and
/// what the program can do.
class SearchModel : public SuggestionModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")

public:
    explicit SearchModel(QObject *parent = nullptr);

    void setSession(Session *session);

    /// "report", "place", "champion", "kit" or "command"; codeAt() says which one.
    Q_INVOKABLE QString kindAt(int row) const;
    Q_INVOKABLE double latitudeAt(int row) const;
    Q_INVOKABLE double longitudeAt(int row) const;

protected:
    void search(const QString &query) override;

private:
    struct Hit {
        QString kind;
        LatLon position;
    };
    void add(Suggestion row, Hit hit);
    void addReports(const QString &query);
    void addPlaces(const QString &query);
    void addChampions(const QString &query);
    void addKits(const QString &query);
    void addLoan(const QString &query);
    void addCommands(const QString &query);

    Session *m_session = nullptr; // not owned
    PlaceSearch m_places;
    std::vector<Suggestion> m_found;
    std::vector<Hit> m_hits;
};

} // namespace sc
