// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/patch.h"
#include "champions/resiliencestore.h"
#include "map/markerlayer.h"
#include "map/outlinelayer.h"
#include "viewmodels/lookup.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <vector>

namespace sc {

/// Who looks after which street, for a map, and the patch that is being drawn on it. Reads on a
/// worker, once somebody looks.
class PatchDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to NetworkDesk")
    /// Every street: "0" nobody looks after it, "1" one champion alone, "2" two or more.
    Q_PROPERTY(sc::MapPoints streets READ streets NOTIFY changed FINAL)
    /// What active champions look after, where it was drawn.
    Q_PROPERTY(sc::MapOutlines patches READ patches NOTIFY changed FINAL)
    Q_PROPERTY(QStringList glyphs READ glyphs CONSTANT FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    Q_PROPERTY(bool drawing READ isDrawing NOTIFY changed FINAL)
    /// What is drawn: streets, line or land.
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *kinds READ kinds CONSTANT FINAL)
    Q_PROPERTY(QString drawnLine READ drawnLine NOTIFY changed FINAL)
    Q_PROPERTY(bool canFinish READ canFinish NOTIFY changed FINAL)
    Q_PROPERTY(sc::MapOutlines drawn READ drawn NOTIFY changed FINAL)
    Q_PROPERTY(sc::MapPoints corners READ corners NOTIFY changed FINAL)

public:
    explicit PatchDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    /// Reads again where it has been looked at.
    void refresh();

    [[nodiscard]] MapPoints streets() const { return m_seen.marks; }
    [[nodiscard]] MapOutlines patches() const { return m_seen.patches; }
    [[nodiscard]] QStringList glyphs() const;
    [[nodiscard]] bool isBusy() const { return m_lookup.isRunning(); }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool isDrawing() const { return m_drawing; }
    [[nodiscard]] const QString &kind() const { return m_kind; }
    void setKind(const QString &kind);
    [[nodiscard]] ChoiceModel *kinds() const { return m_kinds; }
    [[nodiscard]] QString drawnLine() const;
    [[nodiscard]] bool canFinish() const { return m_drawing && !patchText().isEmpty(); }
    [[nodiscard]] MapOutlines drawn() const;
    [[nodiscard]] MapPoints corners() const;

    Q_INVOKABLE void look();
    /// The street of a mark in `streets` and how many look after it, in words.
    Q_INVOKABLE [[nodiscard]] QString streetWords(qint64 key) const;
    /// Goes on from the patch as the register keeps it.
    Q_INVOKABLE void begin(const QString &patch);
    /// A corner of the line or land; of streets, the one nearest (taken away if it was there).
    Q_INVOKABLE void placeAt(double latitude, double longitude);
    Q_INVOKABLE void removeLast();
    Q_INVOKABLE void clear();
    /// What was drawn, as the register keeps it; drawing is over.
    Q_INVOKABLE QString finish();
    Q_INVOKABLE void leave();

Q_SIGNALS:
    /// Where the patch that is to be changed is.
    void placeMoved(double latitude, double longitude);

private:
    struct Seen {
        std::vector<StreetCover> streets;
        MapPoints marks;
        MapOutlines patches;
    };
    using Found = Result<Seen>;

    [[nodiscard]] static Found read(Database &database);
    void show(Found found);
    [[nodiscard]] QString patchText() const;
    void tellPlace();
    [[nodiscard]] int nearestStreet(PlanePoint at) const;

    Lookup<Seen> m_lookup;
    ChoiceModel *m_kinds;
    Seen m_seen;
    bool m_looked = false;
    bool m_drawing = false;
    bool m_placeTold = false;
    QString m_kind;
    QStringList m_names;              ///< of the streets chosen
    std::vector<PlanePoint> m_points; ///< corners, degrees
};

} // namespace sc
