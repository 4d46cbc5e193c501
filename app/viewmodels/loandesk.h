// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/lendingsettings.h"
#include "viewmodels/loandetail.h"
#include "viewmodels/loaneditor.h"
#include "viewmodels/loanlist.h"
#include "viewmodels/recordphotos.h"
#include "viewmodels/suspensiondesk.h"

namespace sc {

/// Everything the screens of loans stand on.
class LoanDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::LoanList *list READ list CONSTANT FINAL)
    Q_PROPERTY(sc::LoanDetail *detail READ detail CONSTANT FINAL)
    Q_PROPERTY(sc::LoanEditor *editor READ editor CONSTANT FINAL)
    Q_PROPERTY(sc::LendingSettings *rules READ rules CONSTANT FINAL)
    /// Whether the form is open.
    Q_PROPERTY(bool lending READ isLending WRITE setLending NOTIFY lendingChanged FINAL)
    Q_PROPERTY(sc::SuspensionDesk *suspensions READ suspensions CONSTANT FINAL)
    Q_PROPERTY(sc::RecordPhotos *photos READ photos CONSTANT FINAL)

public:
    explicit LoanDesk(QObject *parent = nullptr);

    /// Null when the file is closed. Not owned.
    void setStores(PickStores *stores);
    void refresh();

    [[nodiscard]] LoanList *list() const { return m_list; }
    [[nodiscard]] LoanDetail *detail() const { return m_detail; }
    [[nodiscard]] LoanEditor *editor() const { return m_editor; }
    [[nodiscard]] LendingSettings *rules() const { return m_rules; }
    [[nodiscard]] SuspensionDesk *suspensions() const { return m_suspensions; }
    [[nodiscard]] RecordPhotos *photos() const { return m_photos; }

    [[nodiscard]] bool isLending() const { return m_lending; }
    void setLending(bool lending);
    /// The form for kits that a pick needs: its leader borrows them for its day.
    void lendFor(const QString &pickId);
    /// Shows the loan on its screen, from wherever it is named.
    Q_INVOKABLE void open(const QString &loanId);
    /// What a scanned or typed label, or the code of a return slip, leads to: "return" where the
    /// kit is out (its loan is selected), "loan" where one stands ready or is being checked, "new"
    /// where it is free (the form has it), empty where there is no such kit. While a loan is being
    /// entered the kit is added to it.
    Q_INVOKABLE QString scan(const QString &label);

Q_SIGNALS:
    void done(const QString &message, bool undoable);
    void failed(const QString &message);
    void opened();
    void lendingChanged();

private:
    [[nodiscard]] std::vector<PickPart *> parts() const
    {
        return {m_list, m_detail, m_editor, m_rules, m_suspensions, m_photos};
    }

    PickStores *m_stores = nullptr;
    LoanList *m_list;
    LoanDetail *m_detail;
    LoanEditor *m_editor;
    LendingSettings *m_rules;
    SuspensionDesk *m_suspensions;
    RecordPhotos *m_photos;
    bool m_lending = false;
};

} // namespace sc
