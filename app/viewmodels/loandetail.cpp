// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/loandetail.h"

#include "champions/groupstore.h"
#include "core/dates.h"
#include "loans/disclaimerstore.h"
#include "loans/loanclashstore.h"
#include "loans/loancodes.h"
#include "loans/loandue.h"
#include "loans/loangatestore.h"
#include "loans/loanliststore.h"
#include "loans/loanrulestore.h"
#include "loans/signaturestore.h"
#include "viewmodels/loanwords.h"

#include <algorithm>

namespace sc {

namespace {

bool isAhead(std::string_view status)
{
    return status == "draft" || status == "reserved" || status == "ready";
}

void addFact(std::vector<QVariantList> &rows, const QString &label, const QString &value,
             const QString &small = {})
{
    if (!value.isEmpty())
        rows.push_back({label, value, small});
}

/// What can be done in each state, the one next step first.
std::vector<const char *> stepsAhead(std::string_view status)
{
    if (status == "draft")
        return {"lend_now", "reserve", "sign", "cancel"};
    if (status == "reserved")
        return {"ready", "lend_now", "sign", "extend", "cancel", "no_show"};
    if (status == "ready")
        return {"lend_now", "sign", "extend", "cancel", "no_show"};
    return {"return", "extend", "remind", "work_done", "write_off"};
}

std::vector<const char *> stepsOf(const Loan &loan, bool hasReport, bool hasMissing,
                                  bool isExtended)
{
    const std::string_view status = loan.status();
    if (isAhead(status) || status == "out") {
        std::vector<const char *> steps = stepsAhead(status);
        if (const auto extend = std::ranges::find(steps, std::string_view("extend"));
            isExtended && extend != steps.end())
            steps.insert(std::next(extend), "take_back_extension");
        return steps;
    }
    if (status != "checking" && status != "incomplete")
        return {};
    std::vector<const char *> steps;
    if (hasMissing)
        steps.push_back("account");
    if (!hasReport)
        steps.push_back("work_done");
    steps.push_back("close");
    if (hasReport)
        steps.push_back("work_done");
    if (!hasMissing)
        steps.push_back("account");
    if (status == "checking")
        steps.push_back("mark_incomplete");
    steps.push_back("write_off");
    return steps;
}

} // namespace

LoanDetail::LoanDetail(QObject *parent)
    : PickPart(parent)
    , m_facts(new LinesModel({"label", "value", "small"}, this))
    , m_gate(new LinesModel({"text", "code"}, this))
    , m_actions(new LinesModel({"code", "title", "first"}, this))
    , m_people(new LinesModel({"championId", "name", "role", "hasSigned", "words", "scan"}, this))
    , m_lines(new LinesModel(
          {"lineId", "kit", "item", "issued", "words", "consumable", "missing", "photo"}, this))
    , m_clashes(new LinesModel({"text", "kit", "firstRef", "secondRef", "otherId"}, this))
    , m_steps(new LinesModel({"when", "what", "who", "words"}, this))
    , m_handOverChecks(new LinesModel({"kit", "what"}, this))
    , m_returnChecks(new LinesModel({"kit", "what"}, this))
    , m_scanReader(new PhotoReader(this))
    , m_lineReader(new PhotoReader(this))
    , m_outcomes(new ChoiceModel({}, this))
    , m_places(new PlaceSearch(this))
{
    std::vector<Suggestion> outcomes;
    for (const Code &one : lineOutcomes())
        outcomes.push_back({toQString(one.code), toQString(one.label), {}, {}, {}});
    m_outcomes->setAll(std::move(outcomes));
}

void LoanDetail::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_places->setSession(stores == nullptr ? nullptr : &stores->session);
    setLoanId({});
    clear();
}

void LoanDetail::setLoanId(const QString &id)
{
    if (std::exchange(m_loanId, id) == id)
        return;
    chooseScan({});
    forgetLinePhotos();
    m_gateTime.reset();
    showProblems({});
    refresh();
    Q_EMIT loanIdChanged();
}

void LoanDetail::clear()
{
    for (QString *text : {&m_ref, &m_title, &m_days, &m_status, &m_stateKey, &m_stateWord,
                          &m_warning, &m_sackWords, &m_disclaimer})
        text->clear();
    m_showsGate = m_mayOverride = m_mayChange = m_hasMissing = false;
    for (LinesModel *model : {m_facts, m_gate, m_actions, m_people, m_lines, m_clashes, m_steps,
                              m_handOverChecks, m_returnChecks})
        model->show({});
    Q_EMIT changed();
}

void LoanDetail::refresh()
{
    if (!isOpen()) {
        clear();
        return;
    }
    const auto loan = LoanStore(database()).get(toId(m_loanId));
    if (!loan || loan->deleted) {
        m_loanId.clear();
        clear();
        Q_EMIT loanIdChanged();
        return;
    }
    readLoan(*loan);
    Q_EMIT changed();
}

void LoanDetail::readLoan(const Loan &loan)
{
    LoanStore store(database());
    const Day today = store.today();
    m_ref = toQString(loan.ref);
    m_title = toQString(store.personName(loan.borrower));
    m_days = LoanWords::days(loan);
    m_status = toQString(loan.status());
    m_stateKey = LoanWords::stateKey(loan, today);
    m_stateWord = LoanWords::stateWord(loan, today);
    m_mayChange = isAhead(loan.status());
    const int late = daysOverdue(loan, today);
    m_warning = late > 0 ? tr("This loan is %1.").arg(toQString(lateness(late))) : QString();
    if (const std::string gone = LoanListStore(database()).pickGone(loan); !gone.empty())
        m_warning =
            tr("%1. Are the kits still wanted? Cancel the loan if not.").arg(toQString(gone));
    if (loan.status() == "incomplete")
        m_warning = tr("Not all of it is back: %1").arg(toQString(loan.progress.incompleteReason));
    const auto ends = LoanGateStore(database()).endsDuring(loan, today);
    for (const Problem &one :
         m_mayChange ? ends.value_or(std::vector<Problem>()) : std::vector<Problem>())
        m_warning = (m_warning + u' ' + toQString(one.message) + u'.').trimmed();
    readPeople(loan);
    readLines(loan);
    readFacts(loan);
    readGate(loan);
    readActions(loan);
    readClashes(loan);
    readSteps(loan);
    readChecks(loan);
}

void LoanDetail::readChecks(const Loan &loan)
{
    for (const auto &[at, model] : {std::pair{CheckAt::HandOver, m_handOverChecks},
                                    std::pair{CheckAt::Return, m_returnChecks}}) {
        std::vector<QVariantList> rows;
        for (const LoanCheck &one : checksOf(database(), loan, at))
            rows.push_back({toQString(one.kit), toQString(one.text)});
        model->show(std::move(rows));
    }
}

// The small picture of the paper, if there is one.
QString LoanDetail::scanOf(const std::vector<Signature> &signatures)
{
    Attachments &attachments = stores()->session.attachments();
    for (const Signature &one : signatures) {
        const auto photos = attachments.of(one.id).value_or(std::vector<Attachment>());
        if (!photos.empty())
            return photoLine(photos.front(), attachments).source.toString();
    }
    return {};
}

void LoanDetail::readPeople(const Loan &loan)
{
    LoanStore store(database());
    const auto current = DisclaimerStore(database()).current(store.today());
    const std::string version = current && *current ? (*current)->version : std::string();
    m_disclaimer = current && *current ? toQString((*current)->words) : QString();
    std::vector<QVariantList> rows;
    std::vector<Id> people{loan.borrower};
    std::ranges::copy(loan.users, std::back_inserter(people));
    const bool each = LoanRuleStore(database()).rules().value_or(LoanRules{}).signEachLoan;
    for (const Id &one : people) {
        auto signatures =
            SignatureStore(database()).ofChampion(one).value_or(std::vector<Signature>());
        if (each)
            std::erase_if(signatures, [&](const Signature &s) { return s.loan != loan.id; });
        const auto found = std::ranges::find(signatures, version, &Signature::version);
        const bool hasSigned = found != signatures.end() && !version.empty();
        QString words =
            hasSigned ? tr("signed version %1 on %2")
                            .arg(toQString(version), toQString(longDay(localDay(*found->signedAt))))
            : signatures.empty()
                ? tr("has not signed")
                : tr("signed version %1, an older one").arg(toQString(signatures.front().version));
        rows.push_back({toQString(one), toQString(store.personName(one)),
                        one == loan.borrower ? tr("Borrower") : tr("User"), hasSigned, words,
                        scanOf(signatures)});
    }
    m_people->show(std::move(rows));
}

void LoanDetail::readLines(const Loan &loan)
{
    LoanStore store(database());
    ItemStore items(database());
    Attachments &attachments = stores()->session.attachments();
    std::vector<QVariantList> rows;
    m_hasMissing = false;
    for (const LoanLine &line : store.lines(loan.id).value_or(std::vector<LoanLine>())) {
        const bool back = loan.status() != "out";
        const auto photos = attachments.of(line.id).value_or(std::vector<Attachment>());
        m_hasMissing = m_hasMissing || line.unaccounted() > 0;
        rows.push_back(
            {toQString(line.id), toQString(store.kitLabel(line.kit)),
             toQString(items.nameOf(line.item)), static_cast<int>(line.issued),
             back ? LoanWords::outcomes(line) : QString(), line.consumable,
             static_cast<int>(back ? line.unaccounted() : line.issued),
             photos.empty() ? QString() : photoLine(photos.back(), attachments).source.toString()});
    }
    m_lines->show(std::move(rows));
}

void LoanDetail::readFacts(const Loan &loan)
{
    std::vector<QVariantList> rows;
    addTerms(rows, loan);
    addProgress(rows, loan.progress);
    addWork(rows, loan);
    const LoanProgress &progress = loan.progress;
    if (!progress.waivedReason.empty())
        addFact(rows, tr("Work report"), tr("None"), toQString(progress.waivedReason));
    if (!progress.writeOffReason.empty())
        addFact(rows, tr("Written off"), toQString(progress.writeOffReason),
                tr("£%1").arg(QString::number(
                    static_cast<double>(progress.writeOffPence.value_or(0)) / 100.0, 'f', 2)));
    addFact(rows, tr("Cancelled"), toQString(progress.cancelReason));
    addFact(rows, tr("Note"), toQString(loan.note));
    m_facts->show(std::move(rows));
}

void LoanDetail::addTerms(std::vector<QVariantList> &rows, const Loan &loan)
{
    LoanStore store(database());
    QStringList kits;
    for (const Id &kit : loan.kits)
        kits.append(toQString(store.kitLabel(kit)));
    addFact(rows, tr("Kits"), kits.join(QStringLiteral(", ")));
    addFact(rows, tr("Days"), m_days);
    if (!loan.group.isNull())
        if (const auto group = GroupStore(database()).get(loan.group))
            addFact(rows, tr("Group"), toQString(group->name));
    if (!loan.pick.isNull())
        if (const auto pick = stores()->picks().get(loan.pick))
            addFact(rows, tr("For"), toQString(pick->title));
}

void LoanDetail::addProgress(std::vector<QVariantList> &rows, const LoanProgress &progress)
{
    if (progress.outAt)
        addFact(rows, tr("Handed over"), toQString(dayAndTime(*progress.outAt)),
                progress.outBy.empty() ? QString() : tr("by %1").arg(toQString(progress.outBy)));
    if (!progress.overrideRules.empty())
        addFact(rows, tr("Passed over"), LoanWords::rules(progress.overrideRules),
                tr("by %1: %2")
                    .arg(toQString(progress.overrideBy), toQString(progress.overrideReason)));
    if (progress.returnedAt)
        addFact(rows, tr("Back"), toQString(dayAndTime(*progress.returnedAt)),
                progress.returnedTo.empty() ? QString()
                                            : tr("to %1").arg(toQString(progress.returnedTo)));
}

void LoanDetail::addWork(std::vector<QVariantList> &rows, const Loan &loan)
{
    WorkReportStore reports(database());
    const auto sacks = reports.sacks(loan).value_or(SackCount{});
    m_sackWords.clear();
    if (wasOut(loan.status()) && sacks.issued > 0) {
        QString words = tr("%1 issued, %2 back").arg(sacks.issued).arg(sacks.returned);
        if (sacks.bags)
            words += tr(", %n bag(s) reported", nullptr, static_cast<int>(*sacks.bags));
        const std::string flag = reports.sackFlagOf(loan).value_or(std::string());
        m_sackWords = flag.empty() ? QString() : toQString(labelOf(sackFlags(), flag));
        addFact(rows, tr("Sacks"), words);
    }
    for (const WorkReport &one : reports.ofLoan(loan.id).value_or(std::vector<WorkReport>())) {
        QString small = toQString(one.note);
        if (!one.leftBehind.empty())
            small += (small.isEmpty() ? QString() : QStringLiteral(" · ")) +
                     tr("left behind: %1").arg(toQString(one.leftBehind));
        const QString where = one.place.empty() && one.position
                                  ? stores()->session.placeLine(*one.position)
                                  : toQString(one.place);
        addFact(rows, tr("Work done"),
                tr("%1 h, %2 bags, %3")
                    .arg(QString::number(one.hours.value_or(0.0)),
                         QString::number(one.bags.value_or(0)), where),
                small);
    }
}

void LoanDetail::readGate(const Loan &loan)
{
    std::vector<QVariantList> rows;
    m_showsGate = isAhead(loan.status());
    m_mayOverride = false;
    if (m_showsGate) {
        const auto failed =
            LoanGateStore(database()).gate(loan, m_gateTime.value_or(stores()->session.now()));
        for (const Problem &one : failed.value_or(std::vector<Problem>()))
            rows.push_back({toQString(one.message), toQString(one.code)});
        m_mayOverride =
            failed && !failed->empty() && std::ranges::all_of(*failed, [](const Problem &one) {
                return mayBeOverriddenAtHandOver(one.code);
            });
    }
    m_gate->show(std::move(rows));
}

void LoanDetail::readActions(const Loan &loan)
{
    const auto reports = WorkReportStore(database()).ofLoan(loan.id);
    const bool hasReport = (reports && !reports->empty()) || !loan.progress.waivedReason.empty();
    const auto steps = LoanStore(database()).steps(loan.id).value_or(std::vector<LoanStep>());
    const auto extension = lastExtension(steps);
    const bool isExtended = extension && loan.dueIn == extension->to;
    std::vector<QVariantList> rows;
    for (const char *step : stepsOf(loan, hasReport, m_hasMissing, isExtended)) {
        const bool finds = !m_hasMissing && std::string_view(step) == "account";
        rows.push_back({QString::fromLatin1(step),
                        LoanWords::button(finds ? "found" : std::string_view(step)), rows.empty()});
    }
    m_actions->show(std::move(rows));
}

void LoanDetail::readClashes(const Loan &loan)
{
    std::vector<QVariantList> rows;
    const auto clashes = LoanClashStore(database()).clashesOf(loan.id);
    for (const LoanClash &one : clashes.value_or(std::vector<LoanClash>())) {
        const Loan &other = one.first.id == loan.id ? one.second : one.first;
        rows.push_back({toQString(one.inWords()), toQString(one.kitLabel), toQString(one.first.ref),
                        toQString(one.second.ref), toQString(other.id)});
    }
    m_clashes->show(std::move(rows));
}

void LoanDetail::readSteps(const Loan &loan)
{
    std::vector<QVariantList> rows;
    auto steps = LoanStore(database()).steps(loan.id).value_or(std::vector<LoanStep>());
    std::ranges::reverse(steps);
    for (const LoanStep &step : steps) {
        QStringList words;
        for (const std::string *one : {&step.reason, &step.note, &step.overrideReason})
            if (!one->empty() && !words.contains(toQString(*one)))
                words.append(toQString(*one));
        if (!step.how.empty())
            words.append(toQString(labelOf(reminderWays(), step.how)));
        rows.push_back({step.at ? toQString(dayAndTime(*step.at)) : QString(),
                        LoanWords::step(toQString(step.action)), toQString(step.by),
                        words.join(QStringLiteral(" · "))});
    }
    m_steps->show(std::move(rows));
}

} // namespace sc
