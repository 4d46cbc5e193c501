// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanrules.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// The council's own rules for lending, and the words people sign before they use a kit. What is
/// typed stays in `values`, by field: words, current_from, due_soon_days, suspend_after,
/// suspend_days.
class LendingSettings : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to LoanDesk")
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    /// "Version 3, signed since 1 April 2026"; what to do where there is none.
    Q_PROPERTY(QString disclaimerLine MEMBER m_disclaimerLine NOTIFY changed FINAL)
    Q_PROPERTY(bool wordsChanged READ areWordsChanged NOTIFY changed FINAL)
    Q_PROPERTY(bool rulesChanged READ areRulesChanged NOTIFY changed FINAL)
    Q_PROPERTY(bool signEachLoan READ signsEachLoan NOTIFY changed FINAL)
    Q_PROPERTY(bool suspendLate READ suspendsLate NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *courses READ courses CONSTANT FINAL)

public:
    explicit LendingSettings(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    /// Reads again what nothing was typed over.
    void refresh();

    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] bool areWordsChanged() const;
    [[nodiscard]] bool areRulesChanged() const;
    [[nodiscard]] bool signsEachLoan() const { return m_rules.signEachLoan; }
    [[nodiscard]] bool suspendsLate() const { return m_rules.suspendLate; }
    [[nodiscard]] ChoiceModel *courses() const { return m_courses; }

    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE void setSignEachLoan(bool on);
    Q_INVOKABLE void setSuspendLate(bool on);
    Q_INVOKABLE [[nodiscard]] bool needsCourse(const QString &code) const;
    Q_INVOKABLE void toggleCourse(const QString &code);
    /// A new version of the words: what somebody signed stays as it was.
    Q_INVOKABLE bool saveWords();
    Q_INVOKABLE bool saveRules();
    Q_INVOKABLE void discard();

private:
    void read();
    [[nodiscard]] QString typed(const char *field) const;
    void settle(const char *field, int &number, std::vector<Problem> &problems) const;

    QVariantMap m_values;
    QVariantMap m_kept;
    LoanRules m_rules;
    LoanRules m_keptRules;
    QString m_disclaimerLine;
    ChoiceModel *m_courses;
};

} // namespace sc
