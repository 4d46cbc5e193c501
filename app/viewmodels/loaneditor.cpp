// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/loaneditor.h"

#include "core/dates.h"
#include "kits/kitcodes.h"
#include "kits/kitstore.h"
#include "loans/loanactionstore.h"

#include <algorithm>

namespace sc {

void KitSearch::search(const QString &query)
{
    std::vector<Suggestion> rows;
    if (m_session != nullptr && !query.trimmed().isEmpty()) {
        const auto found = KitStore(m_session->database()).suggest(query.toStdString(), 8);
        for (const Kit &kit : found.value_or(std::vector<Kit>()))
            rows.push_back({toQString(kit.label),
                            toQString(kit.label),
                            toQString(labelIn(kitStatuses(), kit.status)),
                            QStringLiteral("toolkits"),
                            {}});
    }
    show(std::move(rows));
}

LoanEditor::LoanEditor(QObject *parent)
    : PickPart(parent)
    , m_kits(new LinesModel({"label", "words"}, this))
    , m_users(new LinesModel({"name"}, this))
    , m_calendar(new LinesModel({"text", "clash"}, this))
    , m_people(new PersonSearch(this))
    , m_kitSearch(new KitSearch(this))
    , m_groups(new ChoiceModel({}, this))
    , m_picks(new ChoiceModel({}, this))
{}

void LoanEditor::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    Session *session = stores == nullptr ? nullptr : &stores->session;
    m_people->setSession(session);
    m_kitSearch->setSession(session);
    begin();
}

void LoanEditor::readChoices()
{
    std::vector<Suggestion> groups{{{}, tr("No group"), {}, {}, {}}};
    std::vector<Suggestion> picks{{{}, tr("No litter pick"), {}, {}, {}}};
    if (stores() != nullptr) {
        for (const Group &group : stores()->groups.all().value_or(std::vector<Group>()))
            groups.push_back({toQString(group.id), toQString(group.name), {}, {}, {}});
        for (const Pick &pick : stores()->picks().all().value_or(std::vector<Pick>())) {
            const bool open = pick.status() != "closed" && pick.status() != "cancelled";
            const auto day = pick.day();
            if (open || (m_original && m_original->pick == pick.id))
                picks.push_back(
                    {toQString(pick.id),
                     day ? tr("%1, %2").arg(toQString(pick.title), toQString(shortDay(*day)))
                         : toQString(pick.title),
                     {},
                     {},
                     {}});
        }
    }
    m_groups->setAll(std::move(groups));
    m_picks->setAll(std::move(picks));
}

QString LoanEditor::text(const char *field) const
{
    return m_values.value(QString::fromLatin1(field)).toString().trimmed();
}

void LoanEditor::begin()
{
    m_original.reset();
    m_kitIds.clear();
    m_userIds.clear();
    m_values = {{QStringLiteral("due_out"), tr("today")}};
    showProblems({});
    readChoices();
    show();
}

void LoanEditor::beginFor(const QString &pickId)
{
    begin();
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick) {
        Q_EMIT failed(toQString(pick.error().message));
        return;
    }
    m_values.insert(QStringLiteral("pick"), toQString(pick->id));
    m_values.insert(QStringLiteral("group"), toQString(pick->group));
    if (!pick->lead.isNull())
        m_values.insert(QStringLiteral("borrower"), m_people->textOf(pick->lead));
    if (const auto day = pick->day()) {
        m_values.insert(QStringLiteral("due_out"), typedDay(*day));
        m_values.insert(QStringLiteral("due_in"), typedDay(*day));
    }
    show();
}

void LoanEditor::change(const QString &loanId)
{
    const auto loan = stores() == nullptr ? Result<Loan>(std::unexpected(Error()))
                                          : LoanStore(database()).get(toId(loanId));
    if (!loan) {
        Q_EMIT failed(toQString(loan.error().message));
        return;
    }
    begin();
    m_original = *loan;
    m_kitIds = loan->kits;
    m_userIds = loan->users;
    const auto day = [](const std::optional<Day> &one) { return one ? typedDay(*one) : QString(); };
    m_values = {{QStringLiteral("borrower"), m_people->textOf(loan->borrower)},
                {QStringLiteral("group"), toQString(loan->group)},
                {QStringLiteral("pick"), toQString(loan->pick)},
                {QStringLiteral("due_out"), day(loan->dueOut)},
                {QStringLiteral("due_in"), day(loan->dueIn)},
                {QStringLiteral("note"), toQString(loan->note)}};
    readChoices();
    show();
}

void LoanEditor::show()
{
    std::vector<QVariantList> kits;
    std::vector<QVariantList> users;
    if (stores() != nullptr) {
        LoanStore store(database());
        KitStore all(database());
        for (const Id &id : m_kitIds) {
            const auto facts = all.facts(id, store.today());
            QStringList words;
            if (facts) {
                words.append(toQString(facts->type.name));
                words.append(toQString(labelIn(kitStatuses(), facts->kit.status)));
                for (const Problem &one : facts->problems)
                    words.append(toQString(one.message));
            }
            kits.push_back({toQString(store.kitLabel(id)), words.join(QStringLiteral(" · "))});
        }
        for (const Id &id : m_userIds)
            users.push_back({toQString(store.personName(id))});
    }
    m_kits->show(std::move(kits));
    m_users->show(std::move(users));
    readCalendar();
    Q_EMIT changed();
}

void LoanEditor::readCalendar()
{
    std::vector<QVariantList> rows;
    if (stores() != nullptr) {
        LoanStore store(database());
        std::vector<Problem> ignored;
        Loan asked;
        asked.id = m_original ? m_original->id : Id();
        asked.dueOut = dayIn("due_out", ignored);
        asked.dueIn = dayIn("due_in", ignored);
        asked.kits = m_kitIds;
        std::vector<std::string> inTheWay;
        if (asked.dueOut && asked.dueIn)
            for (const LoanConflict &one :
                 store.conflicts(asked).value_or(std::vector<LoanConflict>()))
                inTheWay.push_back(one.loan + one.kit);
        for (const Id &kit : m_kitIds) {
            for (const LoanConflict &one :
                 store.calendar(kit, store.today()).value_or(std::vector<LoanConflict>())) {
                if (m_original && one.loan == m_original->ref)
                    continue;
                const bool clash = std::ranges::contains(inTheWay, one.loan + one.kit);
                rows.push_back({toQString(conflictProblem(one).message), clash});
            }
        }
    }
    m_calendar->show(std::move(rows));
}

void LoanEditor::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    if (field == u"due_out" || field == u"due_in")
        readCalendar();
    Q_EMIT changed();
}

void LoanEditor::chooseBorrower(int row)
{
    set(QStringLiteral("borrower"), m_people->titleAt(row));
}

bool LoanEditor::addKit(const QString &label)
{
    if (stores() == nullptr || label.trimmed().isEmpty())
        return false;
    const auto kit = KitStore(database()).find(label.trimmed().toStdString());
    if (!kit || kit->deleted) {
        showProblems({{"kits", "not_found",
                       tr("There is no kit \"%1\"").arg(label.trimmed()).toStdString()}});
        return false;
    }
    if (!std::ranges::contains(m_kitIds, kit->id))
        m_kitIds.push_back(kit->id);
    showProblems({});
    m_values.insert(QStringLiteral("kit"), QString());
    show();
    return true;
}

void LoanEditor::removeKit(int row)
{
    if (row >= 0 && row < std::ssize(m_kitIds))
        m_kitIds.erase(m_kitIds.begin() + row);
    show();
}

bool LoanEditor::addUser(const QString &person)
{
    const auto id = stores() == nullptr ? std::nullopt : m_people->resolve(person);
    if (!id) {
        showProblems({{"users", "not_found",
                       tr("Choose the user from the register of champions").toStdString()}});
        return false;
    }
    if (!std::ranges::contains(m_userIds, *id))
        m_userIds.push_back(*id);
    showProblems({});
    m_values.insert(QStringLiteral("user"), QString());
    show();
    return true;
}

void LoanEditor::removeUser(int row)
{
    if (row >= 0 && row < std::ssize(m_userIds))
        m_userIds.erase(m_userIds.begin() + row);
    show();
}

std::optional<Day> LoanEditor::dayIn(const char *field, std::vector<Problem> &problems)
{
    if (text(field).isEmpty())
        return std::nullopt;
    const auto day =
        parseDay(text(field).toStdString(), LoanStore(database()).today(), Toward::Future);
    if (!day) {
        problems.push_back({field, "bad_date", "Enter the day, such as 27 3 2026"});
        return std::nullopt;
    }
    return *day;
}

std::vector<Problem> LoanEditor::settle(Loan &loan)
{
    std::vector<Problem> problems;
    loan.kits = m_kitIds;
    loan.users = m_userIds;
    loan.group = toId(text("group"));
    loan.pick = toId(text("pick"));
    loan.note = text("note").toStdString();
    loan.dueOut = dayIn("due_out", problems);
    loan.dueIn = dayIn("due_in", problems);
    loan.borrower = Id();
    if (!text("borrower").isEmpty()) {
        if (const auto id = m_people->resolve(text("borrower")))
            loan.borrower = *id;
        else
            problems.push_back(
                {"borrower", "not_found", "Choose the borrower from the register of champions"});
    }
    return problems;
}

bool LoanEditor::save(bool reserve)
{
    if (stores() == nullptr)
        return false;
    if (!text("kit").isEmpty() && !addKit(text("kit")))
        return false;
    Loan loan = m_original.value_or(Loan{});
    if (auto problems = settle(loan); !problems.empty()) {
        showProblems(problems);
        return false;
    }
    const auto saved = write<Loan>([&](Change &change) -> Result<Loan> {
        LoanStore store(database());
        auto done = m_original ? store.update(change, loan) : store.create(change, loan);
        if (done && reserve && done->status() == "draft")
            return LoanActions(database()).reserve(change, done->id);
        return done;
    });
    const QString message = reserve ? tr("The kits are reserved") : tr("The loan is saved");
    if (!wrote(saved, message))
        return false;
    Q_EMIT written(toQString(saved->id));
    begin();
    return true;
}

} // namespace sc
