// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/loandesk.h"

#include "kits/kitstore.h"

namespace sc {

LoanDesk::LoanDesk(QObject *parent)
    : QObject(parent)
    , m_list(new LoanList(this))
    , m_detail(new LoanDetail(this))
    , m_editor(new LoanEditor(this))
    , m_rules(new LendingSettings(this))
    , m_suspensions(new SuspensionDesk(this))
    , m_photos(new RecordPhotos("loan", this))
{
    for (PickPart *part : parts()) {
        connect(part, &PickPart::done, this, &LoanDesk::done);
        connect(part, &PickPart::failed, this, &LoanDesk::failed);
    }
    connect(m_detail, &LoanDetail::loanIdChanged, this,
            [this] { m_list->setCurrent(m_detail->loanId()); });
    connect(m_detail, &LoanDetail::loanIdChanged, this,
            [this] { m_photos->setOwner(m_detail->loanId()); });
    connect(m_editor, &LoanEditor::written, m_detail, &LoanDetail::setLoanId);
}

void LoanDesk::setStores(PickStores *stores)
{
    m_stores = stores;
    setLending(false);
    for (PickPart *part : parts())
        part->setStores(stores);
}

void LoanDesk::refresh()
{
    m_list->refresh();
    m_detail->refresh();
    m_rules->refresh();
    m_suspensions->refresh();
    m_photos->refresh();
}

void LoanDesk::open(const QString &loanId)
{
    m_detail->setLoanId(loanId);
    setLending(false);
    Q_EMIT opened();
}

void LoanDesk::setLending(bool lending)
{
    if (std::exchange(m_lending, lending) != lending)
        Q_EMIT lendingChanged();
}

void LoanDesk::lendFor(const QString &pickId)
{
    m_editor->beginFor(pickId);
    setLending(true);
    Q_EMIT opened();
}

QString LoanDesk::scan(const QString &label)
{
    if (m_stores == nullptr || label.trimmed().isEmpty())
        return {};
    if (m_lending) // what is entered in the form stays
        return m_editor->addKit(label) ? QStringLiteral("new") : QString();
    Database &database = m_stores->session.database();
    const auto kit = KitStore(database).find(label.trimmed().toStdString());
    const auto show = [this](const Loan &loan) {
        m_detail->setLoanId(toQString(loan.id));
        return loan.status() == "out" ? QStringLiteral("return") : QStringLiteral("loan");
    };
    if (!kit || kit->deleted) { // the code of a return slip is that of its loan
        if (const auto slip = LoanStore(database).find(label.trimmed().toStdString());
            slip && !slip->deleted)
            return show(*slip);
        Q_EMIT failed(tr("There is no kit or loan \"%1\"").arg(label.trimmed()));
        return {};
    }
    if (const auto loan = LoanStore(database).currentOf(kit->id); loan && *loan)
        return show(**loan);
    m_editor->begin();
    return m_editor->addKit(label) ? QStringLiteral("new") : QString();
}

} // namespace sc
