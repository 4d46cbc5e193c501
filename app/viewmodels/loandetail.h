// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanactionstore.h"
#include "loans/loandue.h"
#include "loans/signaturestore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/photoreader.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/placesearch.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// The loan selected: what is known of it, what the gate says, and its next steps.
class LoanDetail : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to LoanDesk")
    Q_PROPERTY(QString loanId READ loanId WRITE setLoanId NOTIFY loanIdChanged FINAL)
    Q_PROPERTY(QString ref MEMBER m_ref NOTIFY changed FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    Q_PROPERTY(QString days MEMBER m_days NOTIFY changed FINAL)
    Q_PROPERTY(QString status MEMBER m_status NOTIFY changed FINAL)
    Q_PROPERTY(QString stateKey MEMBER m_stateKey NOTIFY changed FINAL)
    Q_PROPERTY(QString stateWord MEMBER m_stateWord NOTIFY changed FINAL)
    Q_PROPERTY(QString warning MEMBER m_warning NOTIFY changed FINAL)
    Q_PROPERTY(QString sackWords MEMBER m_sackWords NOTIFY changed FINAL)
    Q_PROPERTY(QString disclaimer MEMBER m_disclaimer NOTIFY changed FINAL)
    Q_PROPERTY(bool showsGate MEMBER m_showsGate NOTIFY changed FINAL)
    /// Some rule fails, and all that do may be answered for.
    Q_PROPERTY(bool mayOverride MEMBER m_mayOverride NOTIFY changed FINAL)
    Q_PROPERTY(bool mayChange MEMBER m_mayChange NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *facts READ facts CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *gate READ gate CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *actions READ actions CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *people READ people CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *lines READ lines CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *clashes READ clashes CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *steps READ steps CONSTANT FINAL)
    /// What the types of these kits say is looked at: kit, what.
    Q_PROPERTY(sc::LinesModel *handOverChecks READ handOverChecks CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *returnChecks READ returnChecks CONSTANT FINAL)
    /// The picture of a signed paper that was chosen, by the name of its file.
    Q_PROPERTY(QString scanName MEMBER m_scanName NOTIFY scanChanged FINAL)
    /// Names of the pictures chosen for lines of a return, by line.
    Q_PROPERTY(QVariantMap linePhotoNames MEMBER m_linePhotoNames NOTIFY linePhotosChanged FINAL)
    /// Something of it is still unaccounted for.
    Q_PROPERTY(bool hasMissing MEMBER m_hasMissing NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *outcomes READ outcomes CONSTANT FINAL)
    Q_PROPERTY(sc::PlaceSearch *places READ places CONSTANT FINAL)

public:
    explicit LoanDetail(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] const QString &loanId() const { return m_loanId; }
    void setLoanId(const QString &id);
    [[nodiscard]] LinesModel *facts() const { return m_facts; }
    [[nodiscard]] LinesModel *gate() const { return m_gate; }
    [[nodiscard]] LinesModel *actions() const { return m_actions; }
    [[nodiscard]] LinesModel *people() const { return m_people; }
    [[nodiscard]] LinesModel *lines() const { return m_lines; }
    [[nodiscard]] LinesModel *clashes() const { return m_clashes; }
    [[nodiscard]] LinesModel *steps() const { return m_steps; }
    [[nodiscard]] LinesModel *handOverChecks() const { return m_handOverChecks; }
    [[nodiscard]] LinesModel *returnChecks() const { return m_returnChecks; }
    [[nodiscard]] ChoiceModel *outcomes() const { return m_outcomes; }
    [[nodiscard]] PlaceSearch *places() const { return m_places; }

    Q_INVOKABLE [[nodiscard]] QString officer() const;
    /// Reserve, ready, close, no_show, take_back_extension: steps that need nothing said.
    Q_INVOKABLE bool take(const QString &action);
    /// `more`: day and why, where it happened earlier, and checked, a list of "K-001: Clean". Where
    /// it is refused, the gate is shown as of that day.
    Q_INVOKABLE bool handOver(const QString &by, const QString &overrideBy,
                              const QString &overrideReason, const QVariantMap &more = {});
    /// Reads the picture of a signed paper; sign() with `scanned` keeps it with the signatures.
    Q_INVOKABLE void chooseScan(const QList<QUrl> &files);
    /// One act for these; with no id for everybody who has not signed. `how`: screen, scanned,
    /// paper. `day`: on which a paper was signed, today where it is empty; an earlier one needs a
    /// reason.
    Q_INVOKABLE bool sign(const QStringList &champions, const QString &how, const QString &keptAt,
                          const QString &drawing, const QString &day = {},
                          const QString &reason = {});
    /// Reads a picture of one item of a return; takeBack() keeps it with the line.
    Q_INVOKABLE void chooseLinePhoto(const QString &lineId, const QList<QUrl> &files);
    Q_INVOKABLE void forgetLinePhotos();
    /// Each exception: line (its id), count, outcome, note. With `account` those that were missing.
    Q_INVOKABLE bool takeBack(const QVariantList &exceptions, const QString &by,
                              const QString &note, bool account, const QVariantMap &more = {});
    Q_INVOKABLE bool reportWork(const QString &place, const QString &hours, const QString &bags,
                                const QString &leftBehind, const QString &note);
    Q_INVOKABLE bool waiveWork(const QString &by, const QString &reason);
    Q_INVOKABLE bool extend(const QString &day, const QString &reason);
    /// cancel, mark_incomplete, write_off.
    Q_INVOKABLE bool takeWithReason(const QString &action, const QString &reason);
    Q_INVOKABLE [[nodiscard]] QString reminderText(const QString &how);
    /// What stands in the way of reminding them so, for the officer.
    Q_INVOKABLE [[nodiscard]] QString reminderHint(const QString &how);
    Q_INVOKABLE bool remind(const QString &how);
    Q_INVOKABLE bool snooze(const QString &day);
    Q_INVOKABLE bool settle(int row, const QString &keeps, const QString &reason);
    Q_INVOKABLE void copy(const QString &text);
    Q_INVOKABLE void forgetProblems();

Q_SIGNALS:
    void loanIdChanged();
    void scanChanged();
    void linePhotosChanged();

private:
    void clear();
    void readLoan(const Loan &loan);
    void readPeople(const Loan &loan);
    void readFacts(const Loan &loan);
    void addTerms(std::vector<QVariantList> &rows, const Loan &loan);
    void addProgress(std::vector<QVariantList> &rows, const LoanProgress &progress);
    void addWork(std::vector<QVariantList> &rows, const Loan &loan);
    void readGate(const Loan &loan);
    void readActions(const Loan &loan);
    void readLines(const Loan &loan);
    void readClashes(const Loan &loan);
    void readSteps(const Loan &loan);
    void readChecks(const Loan &loan);
    [[nodiscard]] QString scanOf(const std::vector<Signature> &signatures);
    [[nodiscard]] Result<void> keepScan(Change &change, const std::vector<Signature> &before,
                                        const Id &loan);
    [[nodiscard]] Result<void> isNoLabel(const std::string &words);
    [[nodiscard]] Result<ReminderBundle> reminded();
    [[nodiscard]] Result<void> keepLinePhotos(Change &change, const std::vector<LoanLine> &lines);
    void lookAtGate(const QString &day);
    [[nodiscard]] Result<std::optional<Instant>> noonOf(const QString &day);
    [[nodiscard]] Result<Happened> happened(const QString &by, const QVariantMap &more);
    [[nodiscard]] Database &database() { return stores()->session.database(); }
    [[nodiscard]] bool isOpen() const { return stores() != nullptr && !m_loanId.isEmpty(); }
    [[nodiscard]] std::optional<Day> dayIn(const QString &text);
    template <class Work> bool act(const QString &message, Work &&work);

    QString m_loanId, m_ref, m_title, m_days, m_status, m_stateKey, m_stateWord, m_warning,
        m_sackWords, m_disclaimer;
    bool m_showsGate = false;
    bool m_mayOverride = false;
    bool m_mayChange = false;
    bool m_hasMissing = false;
    std::optional<Instant> m_gateTime; ///< of a hand-over that was refused, if not today
    LinesModel *m_facts;
    LinesModel *m_gate;
    LinesModel *m_actions;
    LinesModel *m_people;
    LinesModel *m_lines;
    LinesModel *m_clashes;
    LinesModel *m_steps;
    LinesModel *m_handOverChecks;
    LinesModel *m_returnChecks;
    PhotoReader *m_scanReader;
    ChosenPhotos m_scan;
    QString m_scanName;
    PhotoReader *m_lineReader;
    std::map<Id, ChosenPhoto> m_linePhotos;
    QVariantMap m_linePhotoNames;
    ChoiceModel *m_outcomes;
    PlaceSearch *m_places;
};

} // namespace sc
