// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickdetail.h"

#include "core/dates.h"
#include "core/gridreference.h"
#include "loans/loanstore.h"
#include "picks/pickcodes.h"
#include "storage/erasure.h"
#include "viewmodels/loanwords.h"
#include "viewmodels/pickwords.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

/// A rule of the gate: its codes, what stands there when it is met, and the step that mends it.
struct Rule {
    std::vector<std::string_view> codes;
    const char *met;
    const char *mend; ///< assess, lead, plan
};

const std::array<Rule, 6> &rules()
{
    static const std::array<Rule, 6> kRules{{
        {{"missing"}, QT_TRANSLATE_NOOP("PickDetail", "A day and a place are set"), "plan"},
        {{"assessment_missing", "assessment_unsigned", "assessment_expired"},
         QT_TRANSLATE_NOOP("PickDetail", "Risk assessment signed and in date"),
         "assess"},
        {{"lead_missing", "lead_untrained"},
         QT_TRANSLATE_NOOP("PickDetail", "Leader trained, in date on the day"),
         "plan"},
        {{"insurance_missing"}, QT_TRANSLATE_NOOP("PickDetail", "Insurance decided"), "plan"},
        {{"permission_missing"},
         QT_TRANSLATE_NOOP("PickDetail", "Public land, or the owner has agreed"),
         "plan"},
        {{"road_too_fast"},
         QT_TRANSLATE_NOOP("PickDetail", "Road speed within the limit, or passed over by name"),
         "plan"},
    }};
    return kRules;
}

constexpr std::array kSteps{"assess", "approve", "brief", "start", "figures", "close", "cancel"};

/// What is offered first in each state.
const char *nextStep(std::string_view status)
{
    if (status == "requested" || status == "planned")
        return "assess";
    if (status == "assessed")
        return "approve";
    if (status == "approved")
        return "brief";
    if (status == "briefed")
        return "start";
    return status == "live" || status == "figures_due" ? "figures" : "";
}

/// Of one that has begun, only what can still be put right.
QString warningOf(PickStore &picks, const Pick &pick, bool isPlanned)
{
    QStringList words;
    for (const Problem &warning : picks.warnings(pick).value_or(std::vector<Problem>()))
        if (isPlanned || warning.code == "before_its_day" || warning.code == "still_booked")
            words.append(toQString(warning.message));
    return words.join(QStringLiteral(". "));
}

} // namespace

PickDetail::PickDetail(QObject *parent)
    : PickPart(parent)
    , m_facts(new LinesModel({"label", "value", "small"}, this))
    , m_gate(new LinesModel({"met", "text", "mend", "mendText"}, this))
    , m_actions(new LinesModel({"code", "title", "first"}, this))
    , m_loans(new LinesModel({"loanId", "words", "stateKey", "stateWord"}, this))
    , m_notices(new LinesModel({"name", "reach", "words"}, this))
    , m_history(new HistoryModel(this))
    , m_reasons(new ChoiceModel(codeChoices(sc::cancelReasons()), this))
{}

void PickDetail::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_pickId.clear();
    refresh();
    Q_EMIT pickIdChanged();
}

void PickDetail::setPickId(const QString &id)
{
    if (std::exchange(m_pickId, id) == id)
        return;
    showProblems({});
    refresh();
    Q_EMIT pickIdChanged();
}

void PickDetail::refresh()
{
    const auto pick = stores() != nullptr && !m_pickId.isEmpty()
                          ? stores()->picks().get(toId(m_pickId))
                          : Result<Pick>(std::unexpected(Error()));
    if (pick)
        readPick(*pick);
    else
        clear();
    Q_EMIT changed();
}

void PickDetail::clear()
{
    m_facts->show({});
    m_gate->show({});
    m_actions->show({});
    m_loans->show({});
    m_notices->show({});
    m_history->show({});
    m_title.clear();
    m_askedBy.clear();
}

void PickDetail::readPick(const Pick &pick)
{
    m_title = toQString(pick.title);
    m_askedBy = pick.requestedBy == kErasedWords ? QString() : toQString(pick.requestedBy);
    m_when = PickWords::when(pick);
    m_status = toQString(pick.status());
    m_stateKey = PickWords::stateKey(pick.status());
    m_stateWord = pick.deleted ? tr("Deleted") : PickWords::stateWord(pick.status());
    m_hasBegun = sc::hasBegun(pick.status());
    m_isOver = pick.status() == "closed" || pick.status() == "cancelled";
    m_hasPlace = pick.middle.has_value();
    m_latitude = pick.middle ? pick.middle->latitude : 0.0;
    m_longitude = pick.middle ? pick.middle->longitude : 0.0;
    readFacts(pick);
    readGate(pick);
    readActions(pick);
    readLoans(pick);
    readNotices(pick);
    m_history->show(PickWords::history(*stores(), pick.id));
}

QString PickDetail::leadWords(const Pick &pick) const
{
    if (pick.lead.isNull())
        return {};
    const auto lead = stores()->session.champions().get(pick.lead);
    return lead ? toQString(displayName(*lead)) : QString();
}

QString PickDetail::pointWords(const std::optional<LatLon> &point) const
{
    if (!point)
        return {};
    const auto grid = stores()->session.transform().toGrid(*point);
    const auto ref = grid ? toGridReference(*grid, 8) : Result<std::string>(std::string());
    return toQString(ref.value_or(pointText(*point)));
}

QString PickDetail::peopleWords(const Pick &pick, const RosterTotals &totals) const
{
    const int people = m_hasBegun ? totals.attended : totals.booked;
    QString words = m_hasBegun ? tr("%1 came").arg(people) : tr("%1 booked").arg(people);
    if (pick.capacity)
        words += tr(" of %1 places").arg(*pick.capacity);
    if (totals.waiting > 0)
        words += tr(", %1 waiting").arg(totals.waiting);
    return words;
}

void PickDetail::readLoans(const Pick &pick)
{
    LoanStore store(stores()->session.database());
    std::vector<QVariantList> rows;
    for (const Loan &loan : store.ofPick(pick.id).value_or(std::vector<Loan>())) {
        QStringList kits;
        for (const Id &kit : loan.kits)
            kits.append(toQString(store.kitLabel(kit)));
        rows.push_back({toQString(loan.id),
                        tr("%1, %2").arg(kits.join(QStringLiteral(", ")),
                                         toQString(store.personName(loan.borrower))),
                        LoanWords::stateKey(loan, store.today()),
                        LoanWords::stateWord(loan, store.today())});
    }
    m_loans->show(std::move(rows));
}

void PickDetail::readFacts(const Pick &pick)
{
    const RosterTotals totals =
        totalsOf(stores()->roster.roster(pick.id).value_or(std::vector<Attendance>()));
    const auto group =
        pick.group.isNull() ? Result<Group>(Group()) : stores()->groups.get(pick.group);
    const auto campaign = pick.campaign.isNull() ? Result<Campaign>(Campaign())
                                                 : stores()->campaigns.get(pick.campaign);
    std::vector<QVariantList> rows;
    const auto add = [&](const QString &label, const QString &value, const QString &small = {}) {
        if (!value.isEmpty())
            rows.push_back({label, value, small});
    };
    QStringList where{PickWords::measure(pick), stores()->session.areaName(pick.area)};
    where.removeAll(QString());
    add(tr("Leader"), leadWords(pick));
    add(tr("People"), peopleWords(pick, totals));
    add(tr("Place"), pointWords(pick.middle), where.join(QStringLiteral(" · ")));
    add(tr("Meet at"), pointWords(pick.meetingPoint));
    add(tr("Bag drop"), pointWords(pick.bagDrop));
    add(tr("Walk"), pick.stops.empty()
                        ? QString()
                        : tr("%n stop(s)", nullptr, static_cast<int>(pick.stops.size())));
    add(tr("Road"), pick.roadSpeedMph ? tr("%1 mph").arg(*pick.roadSpeedMph) : QString());
    add(tr("Insurance"), toQString(labelOf(insuranceBases(), pick.insuranceBasis)));
    add(tr("Land"), toQString(labelOf(landPermissions(), pick.landPermission)));
    add(tr("Group"), group ? toQString(group->name) : QString());
    add(tr("Campaign"), campaign ? toQString(campaign->title) : QString());
    add(tr("Asked by"), toQString(pick.requestedBy));
    for (QVariantList &row : figureFacts(pick, totals))
        rows.push_back(std::move(row));
    add(tr("Note"), toQString(pick.note));
    m_facts->show(std::move(rows));
}

std::vector<QVariantList> PickDetail::figureFacts(const Pick &pick, const RosterTotals &totals)
{
    std::vector<QVariantList> rows;
    QStringList bags;
    if (pick.figures.bagsGeneral)
        bags.append(tr("%1 general").arg(*pick.figures.bagsGeneral));
    if (pick.figures.bagsRecycling)
        bags.append(tr("%1 recycling").arg(*pick.figures.bagsRecycling));
    if (!bags.isEmpty())
        rows.push_back(
            {tr("Bags"), bags.join(QStringLiteral(", ")), PickWords::kilograms(pick.figures)});
    const auto gain = gradesGainedPerHour(pick.figures, totals.minutes);
    if (!pick.figures.gradeBefore.empty() || !pick.figures.gradeAfter.empty())
        rows.push_back(
            {tr("Grades"),
             tr("%1 before, %2 after")
                 .arg(toQString(pick.figures.gradeBefore), toQString(pick.figures.gradeAfter)),
             gain ? tr("%1 grades gained an hour given").arg(PickWords::number(*gain, 2))
                  : QString()});
    return rows;
}

void PickDetail::readGate(const Pick &pick)
{
    m_showsGate = !m_isOver && !m_hasBegun;
    m_asksOverride = false;
    m_gateLine.clear();
    m_warning = warningOf(stores()->picks(), pick, m_showsGate);
    if (!m_showsGate) {
        m_gate->show({});
        return;
    }
    const auto problems = stores()->picks().gate(pick).value_or(std::vector<Problem>());
    std::vector<QVariantList> rows;
    for (const Rule &rule : rules()) {
        QStringList broken;
        for (const Problem &problem : problems) {
            if (std::ranges::find(rule.codes, problem.code) == rule.codes.end())
                continue;
            broken.append(toQString(problem.message));
            m_asksOverride = m_asksOverride || mayBeOverridden(problem.code);
        }
        const bool met = broken.isEmpty();
        const QString mend = met ? QString() : QString::fromLatin1(rule.mend);
        rows.push_back({met, met ? tr(rule.met) : broken.join(QStringLiteral(". ")), mend,
                        met                 ? QString()
                        : mend == u"assess" ? tr("Assess the risks")
                                            : tr("Change the pick")});
    }
    m_gateLine = problems.empty() ? tr("Everything is there: it may be approved.")
                 : problems.size() == 1
                     ? tr("1 thing is missing before it may be approved.")
                     : tr("%1 things are missing before it may be approved.").arg(problems.size());
    if (isApproved(pick.status()))
        m_gateLine = tr("Approved by %1.").arg(toQString(pick.progress.approvedBy));
    m_gate->show(std::move(rows));
}

void PickDetail::readActions(const Pick &pick)
{
    std::vector<QVariantList> rows;
    const std::string_view first = nextStep(pick.status());
    for (const std::string_view step : kSteps) {
        if (pick.deleted || !allows(pick.status(), step))
            continue;
        QVariantList row{toQString(step), PickWords::stepTitle(step), step == first};
        rows.insert(step == first ? rows.begin() : rows.end(), std::move(row));
    }
    m_actions->show(std::move(rows));
}

void PickDetail::readNotices(const Pick &pick)
{
    std::vector<QVariantList> rows;
    for (const Notice &notice : stores()->notices.of(pick.id).value_or(std::vector<Notice>()))
        rows.push_back({toQString(notice.name), toQString(notice.reach), toQString(notice.words)});
    m_notices->show(std::move(rows));
}

QString PickDetail::officer() const
{
    return stores() != nullptr ? toQString(stores()->session.actor().name) : QString();
}

bool PickDetail::took(const Result<Pick> &result)
{
    if (!result)
        return wrote(result, QString());
    QString told =
        tr("%1 is now: %2")
            .arg(toQString(result->title), PickWords::stateWord(result->status()).toLower());
    if (const auto booked = stores()->picks().stillBooked(*result))
        told += QStringLiteral(". ") + toQString(booked->message);
    return wrote(result, told);
}

bool PickDetail::approve(const QString &by, const QString &overrideBy,
                         const QString &overrideReason)
{
    const ApproveRequest request{by.toStdString(), overrideBy.toStdString(),
                                 overrideReason.toStdString()};
    return took(write<Pick>([&](Change &change) {
        return stores()->actions.approve(change, toId(m_pickId), request);
    }));
}

bool PickDetail::brief(const QString &by)
{
    return took(write<Pick>([&](Change &change) {
        return stores()->actions.brief(change, toId(m_pickId), by.toStdString());
    }));
}

bool PickDetail::start()
{
    return took(write<Pick>(
        [&](Change &change) { return stores()->actions.start(change, toId(m_pickId)); }));
}

bool PickDetail::finish()
{
    return took(write<Pick>(
        [&](Change &change) { return stores()->actions.finish(change, toId(m_pickId)); }));
}

bool PickDetail::close()
{
    return took(write<Pick>(
        [&](Change &change) { return stores()->actions.close(change, toId(m_pickId)); }));
}

bool PickDetail::cancel(const QString &reason, const QString &note)
{
    return took(write<Pick>([&](Change &change) {
        return stores()->actions.cancel(change, toId(m_pickId),
                                        {reason.toStdString(), note.toStdString()});
    }));
}

void PickDetail::remove()
{
    const QString title = m_title;
    const Id id = toId(m_pickId);
    if (wrote(write<void>([&](Change &change) { return stores()->picks().remove(change, id); }),
              tr("%1 deleted").arg(title)))
        setPickId({});
}

} // namespace sc
