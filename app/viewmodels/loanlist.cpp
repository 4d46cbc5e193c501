// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/loanlist.h"

#include "loans/loandue.h"
#include "viewmodels/loanwords.h"
#include "viewmodels/texts.h"

namespace sc {

namespace {

constexpr std::size_t kMostRows = 1'000;

LoansShown shownBy(QStringView filter)
{
    if (filter == u"overdue")
        return LoansShown::Overdue;
    if (filter == u"out")
        return LoansShown::Out;
    if (filter == u"reserved")
        return LoansShown::Reserved;
    if (filter == u"checking")
        return LoansShown::Checking;
    if (filter == u"over")
        return LoansShown::Over;
    return filter == u"all" ? LoansShown::All : LoansShown::Open;
}

QStringList texts(const std::vector<std::string> &words)
{
    QStringList made;
    for (const std::string &word : words)
        made.append(toQString(word));
    return made;
}

} // namespace

LoanList::LoanList(QObject *parent)
    : PickPart(parent)
    , m_rows(new LinesModel(
          {"loanId", "ref", "borrower", "kits", "days", "stateKey", "stateWord", "warning"}, this))
    , m_filters(new ChoiceModel({{QStringLiteral("overdue"), tr("Overdue"), {}, {}, {}},
                                 {QStringLiteral("out"), tr("Out"), {}, {}, {}},
                                 {QStringLiteral("reserved"), tr("Reserved"), {}, {}, {}},
                                 {QStringLiteral("checking"), tr("Being checked"), {}, {}, {}},
                                 {QStringLiteral("over"), tr("Over"), {}, {}, {}},
                                 {QStringLiteral("all"), tr("All loans"), {}, {}, {}}},
                                this))
{}

void LoanList::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_current.clear();
    refresh();
    Q_EMIT currentChanged();
}

void LoanList::setFilter(const QString &filter)
{
    const QString wanted = filter.isEmpty() ? QStringLiteral("open") : filter;
    if (std::exchange(m_filter, wanted) != wanted)
        refresh();
}

void LoanList::setText(const QString &text)
{
    if (std::exchange(m_text, text) != text)
        refresh();
}

void LoanList::clearFilters()
{
    m_filter = QStringLiteral("open");
    m_text.clear();
    refresh();
}

void LoanList::refresh()
{
    LoanPage page;
    std::vector<QVariantList> rows;
    m_overdue = 0;
    if (stores() != nullptr) {
        Database &database = stores()->session.database();
        LoanListStore list(database);
        page = list.page(shownBy(m_filter), m_text.toStdString(), kMostRows).value_or(LoanPage());
        m_overdue = static_cast<int>(list.count(LoansShown::Overdue).value_or(0));
        const Day today = localDay(stores()->session.now());
        for (const LoanRow &row : page.rows)
            rows.push_back(lineOf(row, today));
    }
    const auto shown = static_cast<std::int64_t>(rows.size());
    m_summary = page.found == 1 ? tr("1 loan")
                : page.found <= shown
                    ? tr("%1 loans").arg(page.found)
                    : tr("%1 loans, the first %2 shown").arg(grouped(page.found), grouped(shown));
    m_rows->show(std::move(rows));
    Q_EMIT changed();
    Q_EMIT currentChanged();
}

QVariantList LoanList::lineOf(const LoanRow &row, Day today)
{
    QStringList warning;
    if (const int late = daysOverdue(row.loan, today); late > 0)
        warning.append(toQString(lateness(late)));
    if (row.clashes)
        warning.append(tr("clashes with another loan"));
    if (!row.waitsFor.empty())
        warning.append(tr("%1 is still out").arg(toQString(row.waitsFor)));
    if (!row.pickGone.empty())
        warning.append(toQString(row.pickGone));
    return {toQString(row.loan.id),
            toQString(row.loan.ref),
            toQString(row.borrower),
            texts(row.kits).join(QStringLiteral(", ")),
            LoanWords::days(row.loan),
            LoanWords::stateKey(row.loan, today),
            LoanWords::stateWord(row.loan, today),
            warning.join(QStringLiteral(" · "))};
}

void LoanList::setCurrent(const QString &loanId)
{
    if (std::exchange(m_current, loanId) != loanId)
        Q_EMIT currentChanged();
}

int LoanList::currentRow() const
{
    return m_current.isEmpty() ? -1 : m_rows->rowWith(QStringLiteral("loanId"), m_current);
}

QString LoanList::idAt(int row) const
{
    return m_rows->value(row, QStringLiteral("loanId")).toString();
}

} // namespace sc
