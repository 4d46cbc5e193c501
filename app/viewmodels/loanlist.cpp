// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/loanlist.h"

#include "core/text.h"
#include "loans/loanclashstore.h"
#include "loans/loandue.h"
#include "viewmodels/loanwords.h"
#include "viewmodels/texts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sc {

namespace {

constexpr std::size_t kMostRows = 1'000;

std::int64_t number(const std::optional<Day> &day)
{
    return day ? std::chrono::sys_days{*day}.time_since_epoch().count() : 0;
}

/// Overdue, then out, being checked, ready and reserved, drafts; at last what is over.
auto orderOf(const Loan &loan, Day today)
{
    const std::string_view status = loan.status();
    if (daysOverdue(loan, today) > 0)
        return std::tuple(0, number(loan.dueIn));
    if (status == "checking" || status == "incomplete")
        return std::tuple(1, number(loan.dueIn));
    if (status == "out")
        return std::tuple(2, number(loan.dueIn));
    if (status == "ready" || status == "reserved")
        return std::tuple(3, number(loan.dueOut));
    return status == "draft" ? std::tuple(4, number(loan.dueOut))
                             : std::tuple(5, -number(loan.dueOut));
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

bool LoanList::shows(const Loan &loan, Day today) const
{
    const std::string_view status = loan.status();
    if (m_filter == u"open")
        return isOpenLoan(status);
    if (m_filter == u"overdue")
        return daysOverdue(loan, today) > 0;
    if (m_filter == u"out")
        return status == "out";
    if (m_filter == u"reserved")
        return status == "reserved" || status == "ready" || status == "draft";
    if (m_filter == u"checking")
        return status == "checking" || status == "incomplete";
    return m_filter != u"over" || !isOpenLoan(status);
}

void LoanList::refresh()
{
    std::vector<QVariantList> rows;
    std::size_t found = 0;
    m_overdue = 0;
    if (stores() != nullptr) {
        Database &database = stores()->session.database();
        LoanStore store(database);
        const Day today = store.today();
        auto loans = store.all().value_or(std::vector<Loan>());
        std::ranges::stable_sort(loans, {}, [&](const Loan &one) { return orderOf(one, today); });
        std::set<Id> clashing;
        const auto clashes = LoanClashStore(database).clashes().value_or(std::vector<LoanClash>());
        for (const LoanClash &clash : clashes) {
            clashing.insert(clash.first.id);
            clashing.insert(clash.second.id);
        }
        std::map<Id, QString> people;
        std::map<Id, QString> labels;
        const std::string wanted = folded(m_text.trimmed().toStdString());
        for (const Loan &loan : loans) {
            const int late = daysOverdue(loan, today);
            m_overdue += late > 0 ? 1 : 0;
            if (!shows(loan, today))
                continue;
            auto person = people.find(loan.borrower);
            if (person == people.end())
                person =
                    people.emplace(loan.borrower, toQString(store.personName(loan.borrower))).first;
            QStringList kits;
            for (const Id &kit : loan.kits) {
                auto label = labels.find(kit);
                if (label == labels.end())
                    label = labels.emplace(kit, toQString(store.kitLabel(kit))).first;
                kits.append(label->second);
            }
            const QString kitWords = kits.join(QStringLiteral(", "));
            const QString words = toQString(loan.ref) + u' ' + person->second + u' ' + kitWords +
                                  u' ' + toQString(loan.note);
            if (!wanted.empty() && !folded(words.toStdString()).contains(wanted))
                continue;
            ++found;
            if (rows.size() >= kMostRows)
                continue;
            QStringList warning;
            if (late > 0)
                warning.append(toQString(lateness(late)));
            if (clashing.contains(loan.id))
                warning.append(tr("clashes with another loan"));
            rows.push_back({toQString(loan.id), toQString(loan.ref), person->second, kitWords,
                            LoanWords::days(loan), LoanWords::stateKey(loan, today),
                            LoanWords::stateWord(loan, today),
                            warning.join(QStringLiteral(" · "))});
        }
    }
    m_summary = found == 1             ? tr("1 loan")
                : found <= rows.size() ? tr("%1 loans").arg(found)
                                       : tr("%1 loans, the first %2 shown")
                                             .arg(grouped(static_cast<std::int64_t>(found)),
                                                  grouped(static_cast<std::int64_t>(rows.size())));
    m_rows->show(std::move(rows));
    Q_EMIT changed();
    Q_EMIT currentChanged();
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
