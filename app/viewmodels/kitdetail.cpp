// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kitdetail.h"

#include "core/dates.h"
#include "kits/kitcodes.h"
#include "kits/kitliststore.h"
#include "kits/kitrules.h"
#include "loans/loanstore.h"
#include "viewmodels/kitwords.h"
#include "viewmodels/loanwords.h"

#include <algorithm>

namespace sc {

namespace {

QStringList parts(const std::string &list)
{
    QStringList lines;
    const auto all = toQString(list).split(u';', Qt::SkipEmptyParts);
    for (const QString &one : all)
        lines.append(one.trimmed());
    return lines;
}

} // namespace

KitDetail::KitDetail(QObject *parent)
    : PickPart(parent)
    , m_facts(new LinesModel({"label", "value"}, this))
    , m_contents(
          new LinesModel({"itemId", "name", "expected", "present", "lacking", "words"}, this))
    , m_history(new HistoryModel(this))
{}

void KitDetail::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    setKitId({});
}

void KitDetail::setKitId(const QString &id)
{
    m_kit = toId(id);
    showProblems({});
    refresh();
    Q_EMIT kitIdChanged();
}

QString KitDetail::depotOf(const QString &kitId) const
{
    if (stores() == nullptr)
        return {};
    const auto kit = KitStore(stores()->session.database()).get(toId(kitId));
    return kit ? toQString(kit->depot.id) : QString();
}

bool KitDetail::openScanned(const QString &code)
{
    if (stores() == nullptr)
        return false;
    const auto kit = KitStore(stores()->session.database()).find(code.toStdString());
    if (!kit || kit->deleted) {
        Q_EMIT failed(tr("There is no kit with the label %1").arg(code.trimmed()));
        return false;
    }
    setKitId(toQString(kit->id));
    return true;
}

void KitDetail::refresh()
{
    std::optional<KitFacts> facts;
    if (stores() != nullptr && !m_kit.isNull()) {
        const auto found =
            KitStore(stores()->session.database()).facts(m_kit, localDay(stores()->session.now()));
        if (found && !found->kit.deleted)
            facts = *found;
    }
    if (facts)
        readKit(*facts);
    else
        m_kit = {};
    readHistory(m_kit);
    Q_EMIT changed();
}

void KitDetail::readKit(const KitFacts &facts)
{
    Database &database = stores()->session.database();
    const Kit &kit = facts.kit;
    ItemStore items(database);
    m_label = toQString(kit.label);
    m_typeName = toQString(facts.type.name);
    m_stateKey = KitWords::stateKey(kit.status);
    m_stateWord = KitWords::stateWord(kit.status);
    const std::string_view step = nextStepFor(facts);
    m_nextStep = toQString(step);
    m_nextWords = KitWords::stepTitle(step);
    m_here = kit.status != "out" && kit.status != "checking";
    const auto open = std::ranges::find_if(facts.tickets, &Ticket::isOpen);
    m_openRepair = open == facts.tickets.end() ? QString() : toQString(open->fault);
    m_blocks.clear();
    for (const Problem &problem : facts.problems)
        m_blocks.append(toQString(problem.message));
    m_handOverList = parts(facts.type.handOverList);
    m_returnList = parts(facts.type.returnList);
    std::vector<QVariantList> rows;
    const auto add = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.push_back({label, value});
    };
    const auto group = stores()->groups.get(kit.keptBy);
    add(tr("Where"), KitWords::place(DepotStore(database).nameOf(kit.depot.id), kit.shelf,
                                     group ? group->name : std::string()));
    add(tr("Kept at"), toQString(kit.keptAt));
    add(tr("Last inspected"), KitWords::day(kit.inspectedOn));
    add(tr("Inspection holds until"), KitWords::day(inspectionHoldsUntil(kit, facts.type)));
    add(tr("Protective equipment until"), KitWords::day(kit.ppeExpiresOn));
    add(tr("Last counted"), KitWords::day(kit.lastSeenOn));
    const auto pence = KitStore(database).value(kit).value_or(0);
    if (pence > 0)
        add(tr("Value"), tr("£%1").arg(static_cast<double>(pence) / 100.0, 0, 'f', 2));
    add(tr("Why"), toQString(kit.reason));
    add(tr("Note"), toQString(kit.note));
    m_facts->show(std::move(rows));
    std::vector<QVariantList> contents;
    for (const KitContent &one : kit.contents) {
        const std::int64_t missing = std::max<std::int64_t>(0, one.expected - one.present);
        QString words;
        if (missing > 0)
            words =
                one.consumable ? tr("%1 to fill up").arg(missing) : tr("%1 missing").arg(missing);
        for (const std::string &serial : one.serials)
            words += (words.isEmpty() ? QString() : QStringLiteral(", ")) +
                     tr("no. %1").arg(toQString(serial));
        contents.push_back({toQString(one.item.id), toQString(items.nameOf(one.item.id)),
                            static_cast<int>(one.expected), static_cast<int>(one.present),
                            missing > 0 && !one.consumable, words});
    }
    m_contents->show(std::move(contents));
}

// Who had it, and what was wrong with it then.
std::vector<KitDetail::Dated> KitDetail::lendingsOf(const Id &kit)
{
    constexpr int kMost = 20;
    LoanStore loans(stores()->session.database());
    ItemStore items(stores()->session.database());
    std::vector<Dated> dated;
    for (const Loan &loan : loans.ofKit(kit, kMost).value_or(std::vector<Loan>())) {
        QStringList wrong;
        for (const LoanLine &line : loans.lines(loan.id).value_or(std::vector<LoanLine>()))
            if (line.kit == kit && line.damaged + line.lost > 0)
                wrong.append(QStringLiteral("%1 %2").arg(toQString(items.nameOf(line.item)),
                                                         LoanWords::outcomes(line)));
        const Day day = localDay(*loan.progress.outAt);
        QString what = tr("Lent to %1, loan %2")
                           .arg(toQString(loans.personName(loan.borrower)), toQString(loan.ref));
        if (!wrong.isEmpty())
            what += QStringLiteral(": ") + wrong.join(QStringLiteral("; "));
        dated.push_back({day, {KitWords::day(day), what, toQString(loan.progress.outBy)}});
    }
    return dated;
}

void KitDetail::readHistory(const Id &kit)
{
    std::vector<Dated> dated;
    if (stores() != nullptr && !kit.isNull()) {
        Database &database = stores()->session.database();
        dated = lendingsOf(kit);
        const auto inspections =
            InspectionStore(database).of(kit).value_or(std::vector<Inspection>());
        for (const Inspection &one : inspections)
            dated.push_back({one.on.value_or(Day()),
                             {KitWords::day(one.on),
                              one.passed.value_or(false) ? tr("Passed its inspection")
                                                         : tr("Failed its inspection"),
                              toQString(one.by)}});
        const auto tickets = TicketStore(database).of(kit).value_or(std::vector<Ticket>());
        for (const Ticket &one : tickets) {
            dated.push_back(
                {one.openedOn.value_or(Day()),
                 {KitWords::day(one.openedOn), tr("To be repaired: %1").arg(toQString(one.fault)),
                  toQString(one.openedBy)}});
            if (one.closedOn)
                dated.push_back(
                    {*one.closedOn,
                     {KitWords::day(one.closedOn),
                      toQString(labelIn(ticketOutcomes(), one.outcome)), toQString(one.closedBy)}});
        }
    }
    std::ranges::stable_sort(dated, std::greater(), &Dated::day);
    std::vector<HistoryLine> lines;
    lines.reserve(dated.size());
    for (Dated &one : dated)
        lines.push_back(std::move(one.line));
    m_history->show(std::move(lines));
}

bool KitDetail::act(const QString &done,
                    const std::function<Result<Kit>(KitActions &, Change &)> &work)
{
    if (stores() == nullptr || m_kit.isNull())
        return false;
    KitActions actions(stores()->session.database());
    return wrote(write<Kit>([&](Change &change) { return work(actions, change); }), done);
}

bool KitDetail::setPresent(const QString &itemId, int count)
{
    return act(tr("Changed what is in %1").arg(m_label), [&](KitActions &actions, Change &change) {
        return actions.fill(change, m_kit, {{toId(itemId), count}});
    });
}

bool KitDetail::complete()
{
    return act(
        tr("Everything is in %1 again").arg(m_label),
        [&](KitActions &actions, Change &change) { return actions.complete(change, m_kit); });
}

bool KitDetail::topUp()
{
    return act(tr("Filled up %1").arg(m_label),
               [&](KitActions &actions, Change &change) { return actions.topUp(change, m_kit); });
}

bool KitDetail::bringBack()
{
    return act(tr("%1 is here again").arg(m_label), [&](KitActions &actions, Change &change) {
        return actions.bringBack(change, m_kit);
    });
}

bool KitDetail::takeOut(const QString &status, const QString &reason)
{
    return act(tr("%1: %2").arg(m_label, KitWords::stateWord(status.toStdString())),
               [&](KitActions &actions, Change &change) {
                   return actions.takeOut(change, m_kit, status.toStdString(),
                                          reason.toStdString());
               });
}

bool KitDetail::repair(const QString &fault)
{
    return act(tr("%1 is to be repaired").arg(m_label), [&](KitActions &actions, Change &change) {
        return actions.repair(change, m_kit, fault.toStdString(), {});
    });
}

bool KitDetail::closeRepair(const QString &outcome)
{
    if (stores() == nullptr || m_kit.isNull())
        return false;
    TicketStore tickets(stores()->session.database());
    const auto open = tickets.openOf(m_kit);
    if (!open || open->empty())
        return false;
    const Id ticket = open->front().id;
    return wrote(write<Ticket>([&](Change &change) {
                     return tickets.close(change, ticket, outcome.toStdString(), {});
                 }),
                 tr("The repair of %1 is closed").arg(m_label));
}

std::optional<Day> KitDetail::typedDay(const QString &text, const char *field)
{
    const auto day =
        parseDay(text.toStdString(), localDay(stores()->session.now()), Toward::Future);
    if (day)
        return *day;
    showProblems({{field, "bad_date", tr("Enter a day such as 27 3 2027").toStdString()}});
    return std::nullopt;
}

bool KitDetail::inspect(bool passed, const QString &by, const QString &ppe, const QString &note)
{
    if (stores() == nullptr || m_kit.isNull())
        return false;
    Inspection one;
    one.kit = m_kit;
    one.by = by.toStdString();
    one.passed = passed;
    one.note = note.toStdString();
    if (!ppe.trimmed().isEmpty()) {
        one.ppeExpiresOn = typedDay(ppe, "ppe_expires_on");
        if (!one.ppeExpiresOn)
            return false;
    }
    return wrote(write<Inspection>([&](Change &change) {
                     return InspectionStore(change.database()).create(change, one);
                 }),
                 passed ? tr("%1 has passed its inspection").arg(m_label)
                        : tr("%1 has failed its inspection").arg(m_label));
}

bool KitDetail::renewPpe(const QString &dayText)
{
    if (stores() == nullptr || m_kit.isNull())
        return false;
    const auto day = typedDay(dayText, "ppe_expires_on");
    auto kit = KitStore(stores()->session.database()).get(m_kit);
    if (!day || !kit)
        return false;
    kit->ppeExpiresOn = day;
    return wrote(write<Kit>([&](Change &change) {
                     return KitStore(change.database()).update(change, *kit);
                 }),
                 tr("The protective equipment of %1 is new").arg(m_label));
}

} // namespace sc
