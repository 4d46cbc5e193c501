// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/figures.h"
#include "viewmodels/historymodel.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// The pick selected: what is known of it, whether it passes the gate, and its next steps.
class PickDetail : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(QString pickId READ pickId WRITE setPickId NOTIFY pickIdChanged FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    Q_PROPERTY(QString askedBy MEMBER m_askedBy NOTIFY changed FINAL)
    Q_PROPERTY(QString when MEMBER m_when NOTIFY changed FINAL)
    Q_PROPERTY(QString status MEMBER m_status NOTIFY changed FINAL)
    Q_PROPERTY(QString stateKey MEMBER m_stateKey NOTIFY changed FINAL)
    Q_PROPERTY(QString stateWord MEMBER m_stateWord NOTIFY changed FINAL)
    Q_PROPERTY(QString warning MEMBER m_warning NOTIFY changed FINAL)
    Q_PROPERTY(QString gateLine MEMBER m_gateLine NOTIFY changed FINAL)
    Q_PROPERTY(bool showsGate MEMBER m_showsGate NOTIFY changed FINAL)
    Q_PROPERTY(bool asksOverride MEMBER m_asksOverride NOTIFY changed FINAL)
    Q_PROPERTY(bool hasBegun MEMBER m_hasBegun NOTIFY changed FINAL)
    Q_PROPERTY(bool isOver MEMBER m_isOver NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPlace MEMBER m_hasPlace NOTIFY changed FINAL)
    Q_PROPERTY(double latitude MEMBER m_latitude NOTIFY changed FINAL)
    Q_PROPERTY(double longitude MEMBER m_longitude NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *facts READ facts CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *gate READ gate CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *actions READ actions CONSTANT FINAL)
    /// Kits lent for it: loanId, words, stateKey, stateWord.
    Q_PROPERTY(sc::LinesModel *loans READ loans CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *notices READ notices CONSTANT FINAL)
    Q_PROPERTY(sc::HistoryModel *history READ history CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *cancelReasons READ cancelReasons CONSTANT FINAL)

public:
    explicit PickDetail(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] const QString &pickId() const { return m_pickId; }
    void setPickId(const QString &id);
    [[nodiscard]] LinesModel *facts() const { return m_facts; }
    [[nodiscard]] LinesModel *gate() const { return m_gate; }
    [[nodiscard]] LinesModel *actions() const { return m_actions; }
    [[nodiscard]] LinesModel *loans() const { return m_loans; }
    [[nodiscard]] LinesModel *notices() const { return m_notices; }
    [[nodiscard]] HistoryModel *history() const { return m_history; }
    [[nodiscard]] ChoiceModel *cancelReasons() const { return m_reasons; }

    /// Who signs what is done here, for the fields to begin with.
    Q_INVOKABLE [[nodiscard]] QString officer() const;
    Q_INVOKABLE bool approve(const QString &by, const QString &overrideBy,
                             const QString &overrideReason);
    Q_INVOKABLE bool brief(const QString &by);
    Q_INVOKABLE bool start();
    Q_INVOKABLE bool finish();
    Q_INVOKABLE bool close();
    Q_INVOKABLE bool cancel(const QString &reason, const QString &note);
    Q_INVOKABLE void remove();
    Q_INVOKABLE void openLoan(const QString &loanId) { Q_EMIT loanWanted(loanId); }
    Q_INVOKABLE void lendKits() { Q_EMIT kitsWanted(m_pickId); }
    /// Forgets what was wrong with a step, before it is asked for again.
    Q_INVOKABLE void forgetProblems() { showProblems({}); }

Q_SIGNALS:
    void pickIdChanged();
    /// A loan is to be shown; kits are to be lent for this pick.
    void loanWanted(const QString &loanId);
    void kitsWanted(const QString &pickId);

private:
    void clear();
    void readPick(const Pick &pick);
    void readFacts(const Pick &pick);
    [[nodiscard]] QString peopleWords(const Pick &pick, const RosterTotals &totals) const;
    [[nodiscard]] static std::vector<QVariantList> figureFacts(const Pick &pick,
                                                               const RosterTotals &totals);
    void readGate(const Pick &pick);
    void readActions(const Pick &pick);
    void readLoans(const Pick &pick);
    void readNotices(const Pick &pick);
    [[nodiscard]] QString leadWords(const Pick &pick) const;
    [[nodiscard]] QString pointWords(const std::optional<LatLon> &point) const;
    bool took(const Result<Pick> &result);

    QString m_pickId, m_title, m_askedBy, m_when, m_status, m_stateKey, m_stateWord, m_warning,
        m_gateLine;
    bool m_showsGate = false;
    bool m_asksOverride = false;
    bool m_hasBegun = false;
    bool m_isOver = false;
    bool m_hasPlace = false;
    double m_latitude = 0.0;
    double m_longitude = 0.0;
    LinesModel *m_facts;
    LinesModel *m_gate;
    LinesModel *m_actions;
    LinesModel *m_loans;
    LinesModel *m_notices;
    HistoryModel *m_history;
    ChoiceModel *m_reasons;
};

} // namespace sc
