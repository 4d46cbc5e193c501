// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanstore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/personsearch.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <optional>
#include <vector>

namespace sc {

/// Kits by label, for a field that is typed in or scanned into.
class KitSearch : public SuggestionModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to LoanEditor")

public:
    using SuggestionModel::SuggestionModel;

    void setSession(Session *session) { m_session = session; }

protected:
    void search(const QString &query) override;

private:
    Session *m_session = nullptr; // not owned
};

/// The form that makes a loan or changes one that has not gone out. What is typed stays in
/// `values` by field: borrower, group, pick, due_out, due_in, note, kit, user.
class LoanEditor : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to LoanDesk")
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(bool isChange READ isChange NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *kits READ kits CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *users READ users CONSTANT FINAL)
    /// What keeps the kits chosen on days from today on; `clash` where it is in the way.
    Q_PROPERTY(sc::LinesModel *calendar READ calendar CONSTANT FINAL)
    Q_PROPERTY(sc::PersonSearch *people READ people CONSTANT FINAL)
    Q_PROPERTY(sc::KitSearch *kitSearch READ kitSearch CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *groups READ groups CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *picks READ picks CONSTANT FINAL)

public:
    explicit LoanEditor(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;

    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] bool isChange() const { return m_original.has_value(); }
    [[nodiscard]] LinesModel *kits() const { return m_kits; }
    [[nodiscard]] LinesModel *users() const { return m_users; }
    [[nodiscard]] LinesModel *calendar() const { return m_calendar; }
    [[nodiscard]] PersonSearch *people() const { return m_people; }
    [[nodiscard]] KitSearch *kitSearch() const { return m_kitSearch; }
    [[nodiscard]] ChoiceModel *groups() const { return m_groups; }
    [[nodiscard]] ChoiceModel *picks() const { return m_picks; }

    Q_INVOKABLE void begin();
    /// A loan for a pick: its leader, its group and its day.
    void beginFor(const QString &pickId);
    Q_INVOKABLE void change(const QString &loanId);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE void chooseBorrower(int row);
    /// By label, typed or scanned; false, with what is wrong, where there is no such kit.
    Q_INVOKABLE bool addKit(const QString &label);
    Q_INVOKABLE void removeKit(int row);
    Q_INVOKABLE bool addUser(const QString &person);
    Q_INVOKABLE void removeUser(int row);
    /// With `reserve` it is reserved at once.
    Q_INVOKABLE bool save(bool reserve);

Q_SIGNALS:
    void written(const QString &loanId);

private:
    void readChoices();
    void show();
    void readCalendar();
    [[nodiscard]] QString text(const char *field) const;
    [[nodiscard]] std::vector<Problem> settle(Loan &loan);
    [[nodiscard]] std::optional<Day> dayIn(const char *field, std::vector<Problem> &problems);
    [[nodiscard]] Database &database() { return stores()->session.database(); }

    std::optional<Loan> m_original;
    QVariantMap m_values;
    std::vector<Id> m_kitIds;
    std::vector<Id> m_userIds;
    LinesModel *m_kits;
    LinesModel *m_users;
    LinesModel *m_calendar;
    PersonSearch *m_people;
    KitSearch *m_kitSearch;
    ChoiceModel *m_groups;
    ChoiceModel *m_picks;
};

} // namespace sc
