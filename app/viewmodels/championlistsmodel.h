// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/championsections.h"
#include "viewmodels/lookup.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"
#include "viewmodels/tickmodel.h"

namespace sc {

/// Lists about the network of champions: plan B, trainings to renew, time credits. One list is
/// shown; whoever is ticked in it can be put into a contact round or a training evening, all in one
/// change. Reads on a worker.
class ChampionListsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(QList<sc::LedgerRow> sections READ sections NOTIFY changed FINAL)
    Q_PROPERTY(int section READ section WRITE setSection NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    Q_PROPERTY(QString course READ course NOTIFY changed FINAL)
    Q_PROPERTY(bool people READ isPeople NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(sc::TickModel *rows READ rows CONSTANT FINAL)

public:
    explicit ChampionListsModel(QObject *parent = nullptr);

    void setSession(Session *session);
    /// Reads again where it has been looked at.
    void refresh();

    [[nodiscard]] QList<LedgerRow> sections() const;
    [[nodiscard]] int section() const { return m_section; }
    void setSection(int section);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString course() const; ///< code, in the lists of trainings
    [[nodiscard]] bool isPeople() const;
    [[nodiscard]] bool isBusy() const { return m_lookup.isRunning(); }
    [[nodiscard]] TickModel *rows() const { return m_rows; }

    /// 0: plan B, 1: trainings, 2: time credits.
    Q_INVOKABLE void look(int which);
    /// Ticks a champion by number or name who is not in the list, such as one who came anyway.
    Q_INVOKABLE bool add(const QString &numberOrName);
    /// One entry in the contact log for everyone ticked.
    Q_INVOKABLE bool logRound(const QString &round, const QString &kind, const QString &way,
                              const QString &note, bool answered);
    /// The course shown, for everyone ticked, on a day as people type it.
    Q_INVOKABLE bool hold(const QString &day);

Q_SIGNALS:
    void changed();
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    using Found = Result<std::vector<ChampionSection>>;

    void show(Found found);
    void showSection();
    [[nodiscard]] const ChampionSection *current() const;
    [[nodiscard]] std::vector<Id> tickedChampions();
    [[nodiscard]] bool tell(const Result<int> &written, const QString &message);

    Session *m_session = nullptr; // not owned
    Lookup<std::vector<ChampionSection>> m_lookup;
    TickModel *m_rows;
    std::vector<ChampionSection> m_sections;
    ChampionLists m_which = ChampionLists::PlanB;
    int m_section = 0;
    bool m_looked = false;
};

} // namespace sc
