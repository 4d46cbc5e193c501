// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/ledgerstore.h"
#include "viewmodels/ledgerrow.h"
#include "viewmodels/peoplewords.h"
#include "viewmodels/personaldata.h"
#include "viewmodels/session.h"
#include "viewmodels/texts.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace sc {

/// Everything about one champion on one screen, worked out from the records, and what may be done
/// there: log a contact, hold, renew or revoke a training, move time credits. Each deed is saved at
/// once and can be undone; one that is refused says why in `failed`.
class ChampionLedgerModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(QString championId READ championId WRITE setChampionId NOTIFY changed FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    Q_PROPERTY(QString status MEMBER m_status NOTIFY changed FINAL)
    Q_PROPERTY(QString heardLine MEMBER m_heardLine NOTIFY changed FINAL)
    Q_PROPERTY(QString reportsLine MEMBER m_reportsLine NOTIFY changed FINAL)
    Q_PROPERTY(QString answersLine MEMBER m_answersLine NOTIFY changed FINAL)
    Q_PROPERTY(QString picksLine MEMBER m_picksLine NOTIFY changed FINAL)
    Q_PROPERTY(QString hoursLine MEMBER m_hoursLine NOTIFY changed FINAL)
    Q_PROPERTY(QString creditsLine MEMBER m_creditsLine NOTIFY changed FINAL)
    Q_PROPERTY(int answersOwed MEMBER m_answersOwed NOTIFY changed FINAL)
    Q_PROPERTY(QList<sc::LedgerRow> facts MEMBER m_facts NOTIFY changed FINAL)
    Q_PROPERTY(QList<sc::LedgerRow> reports MEMBER m_reports NOTIFY changed FINAL)
    Q_PROPERTY(QList<sc::LedgerRow> picks MEMBER m_picks NOTIFY changed FINAL)
    Q_PROPERTY(QList<sc::LedgerRow> trainings MEMBER m_trainings NOTIFY changed FINAL)
    Q_PROPERTY(QList<sc::LedgerRow> credits MEMBER m_credits NOTIFY changed FINAL)
    Q_PROPERTY(QList<sc::LedgerRow> contacts MEMBER m_contacts NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *courses READ courses CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *contactWays READ contactWays CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *contactKinds READ contactKinds CONSTANT FINAL)
    Q_PROPERTY(sc::PersonalData *personal READ personal CONSTANT FINAL)
    Q_PROPERTY(QStringList categories MEMBER m_categories NOTIFY changed FINAL)

public:
    explicit ChampionLedgerModel(LongWork *work, QObject *parent = nullptr);

    void setSession(Session *session);
    void refresh();

    [[nodiscard]] QString championId() const { return toQString(m_champion); }
    void setChampionId(const QString &id);
    [[nodiscard]] ChoiceModel *courses() const { return m_courses; }
    [[nodiscard]] ChoiceModel *contactWays() const { return m_ways; }
    [[nodiscard]] ChoiceModel *contactKinds() const { return m_kinds; }
    [[nodiscard]] PersonalData *personal() const { return m_personal; }

    /// `answered`: they were reached, so they have been heard from.
    Q_INVOKABLE bool logContact(const QString &kind, const QString &way, const QString &note,
                                bool answered);
    /// Every answer owed has been given.
    Q_INVOKABLE bool answersGiven(const QString &way);
    /// A day as people type it; today where it is empty. Renewing is holding it again.
    Q_INVOKABLE bool holdTraining(const QString &course, const QString &day);
    /// `trainingId` as a row of `trainings` has it.
    Q_INVOKABLE bool revokeTraining(const QString &trainingId, const QString &reason);
    /// Hours as people type them: "1.5", "90 min". `how`: "issue", "spend" or "give"; `to` is the
    /// number or name of the champion they are given to.
    Q_INVOKABLE bool moveCredits(const QString &how, const QString &hours, const QString &category,
                                 const QString &to);
    Q_INVOKABLE bool reverseCredit(const QString &creditId, const QString &reason);

Q_SIGNALS:
    void changed();
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    void show(const ChampionLedger &ledger);
    void showFacts(const ChampionLedger &ledger);
    void showReports(const ChampionLedger &ledger);
    void showPicks(const ChampionLedger &ledger);
    void showTrainings(const ChampionLedger &ledger);
    void showCredits(const ChampionLedger &ledger);
    void showContacts(const ChampionLedger &ledger);
    [[nodiscard]] QString nameOf(const CreditAccount &account) const;
    [[nodiscard]] QString courseName(const QString &code) const;
    [[nodiscard]] bool refuse(const QString &message);
    /// Makes one change and tells the outcome.
    [[nodiscard]] bool run(const QString &message,
                           const std::function<Result<void>(Change &, Database &)> &work);

    Session *m_session = nullptr; // not owned
    ChoiceModel *m_courses;
    ChoiceModel *m_ways;
    ChoiceModel *m_kinds;
    PersonalData *m_personal;
    Id m_champion;
    QString m_title;
    QString m_status;
    QString m_heardLine;
    QString m_reportsLine;
    QString m_answersLine;
    QString m_picksLine;
    QString m_hoursLine;
    QString m_creditsLine;
    int m_answersOwed = 0;
    QList<LedgerRow> m_facts;
    QList<LedgerRow> m_reports;
    QList<LedgerRow> m_picks;
    QList<LedgerRow> m_trainings;
    QList<LedgerRow> m_credits;
    QList<LedgerRow> m_contacts;
    QStringList m_categories;
};

} // namespace sc
