// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/campaigndesk.h"

#include "core/dates.h"
#include "viewmodels/pickwords.h"
#include "viewmodels/texts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sc {

namespace {

QString dayWords(const std::optional<Day> &day)
{
    return day ? toQString(longDay(*day)) : QString();
}

QString numberText(const std::optional<int> &number)
{
    return number ? QString::number(*number) : QString();
}

} // namespace

CampaignDesk::CampaignDesk(QObject *parent)
    : PickPart(parent)
    , m_campaigns(new ChoiceModel({}, this))
    , m_goals(new LinesModel({"label", "reached", "goal", "share"}, this))
    , m_areas(new LinesModel({"name", "held", "bags", "volunteers", "hours"}, this))
    , m_groups(new LinesModel({"name", "held", "bags", "volunteers", "hours"}, this))
    , m_picks(new LinesModel({"pickId", "title", "when", "stateKey", "stateWord"}, this))
    , m_layer(new PickLayer(this))
{
    m_layer->showCampaign({});
}

void CampaignDesk::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_campaign = Id();
    m_layer->showCampaign({});
    m_layer->setStores(stores);
    leave();
    refresh();
}

void CampaignDesk::refresh()
{
    std::vector<Suggestion> rows;
    if (stores() != nullptr) {
        for (const Campaign &one : stores()->campaigns.all().value_or(std::vector<Campaign>()))
            rows.push_back({toQString(one.id), toQString(one.title), {}, {}, {}});
    }
    const bool known =
        std::ranges::any_of(rows, [this](const Suggestion &row) { return row.code == campaign(); });
    if (!known)
        m_campaign = rows.empty() ? Id() : toId(rows.front().code);
    m_campaigns->setAll(std::move(rows));
    readCampaign();
}

void CampaignDesk::setCampaign(const QString &id)
{
    if (std::exchange(m_campaign, toId(id)) == toId(id))
        return;
    readCampaign();
}

void CampaignDesk::readCampaign()
{
    const auto campaign = stores() == nullptr || m_campaign.isNull()
                              ? Result<Campaign>(std::unexpected(Error()))
                              : stores()->campaigns.get(m_campaign);
    m_title = campaign ? toQString(campaign->title) : QString();
    m_span.clear();
    m_closing.clear();
    if (campaign) {
        if (campaign->startsOn || campaign->endsOn)
            m_span = tr("%1 to %2").arg(dayWords(campaign->startsOn), dayWords(campaign->endsOn));
        const PickSelection selection{.campaign = m_campaign};
        const PickTotals totals = stores()->campaigns.totals(selection).value_or(PickTotals());
        readGoals(*campaign, totals);
        readLeague(m_areas, stores()->campaigns.leagueByArea(selection), tr("No area"));
        readLeague(m_groups, stores()->campaigns.leagueByGroup(selection), tr("No group"));
        writeClosing(*campaign, totals);
    } else {
        for (LinesModel *model : {m_goals, m_areas, m_groups})
            model->show({});
    }
    readPicks();
    Q_EMIT changed();
}

void CampaignDesk::readGoals(const Campaign &campaign, const PickTotals &totals)
{
    std::vector<QVariantList> rows;
    const auto add = [&](const QString &label, std::int64_t reached, std::optional<int> goal) {
        const double share = goal && *goal > 0 ? static_cast<double>(reached) / *goal : -1.0;
        rows.push_back({label, grouped(reached), goal ? grouped(*goal) : QString(), share});
    };
    add(tr("Picks held"), totals.held, campaign.goalPicks);
    add(tr("Bags"), totals.bags, campaign.goalBags);
    add(tr("People"), totals.volunteers, campaign.goalVolunteers);
    add(tr("Picks to come"), totals.planned, {});
    add(tr("Hours given"), static_cast<std::int64_t>(totals.hours()), {});
    add(tr("Kilograms weighed"), static_cast<std::int64_t>(totals.kgMeasured), {});
    add(tr("Kilograms estimated"), static_cast<std::int64_t>(totals.kgEstimated), {});
    m_goals->show(std::move(rows));
}

void CampaignDesk::readLeague(LinesModel *model, const Result<std::vector<LeagueLine>> &lines,
                              const QString &nobody)
{
    std::vector<QVariantList> rows;
    for (const LeagueLine &line : lines.value_or(std::vector<LeagueLine>()))
        rows.push_back({line.who.isNull() ? nobody : toQString(line.name),
                        grouped(line.totals.held), grouped(line.totals.bags),
                        grouped(line.totals.volunteers),
                        PickWords::number(line.totals.hours(), 1)});
    model->show(std::move(rows));
}

void CampaignDesk::readPicks()
{
    std::vector<QVariantList> rows;
    if (stores() != nullptr && !m_campaign.isNull()) {
        auto picks = stores()->lists.ofCampaign(m_campaign).value_or(std::vector<Pick>());
        std::ranges::stable_sort(picks, {}, &Pick::startsAt);
        for (const Pick &pick : picks)
            rows.push_back({toQString(pick.id), toQString(pick.title), PickWords::when(pick),
                            PickWords::stateKey(pick.status()),
                            PickWords::stateWord(pick.status())});
    }
    m_picks->show(std::move(rows));
    m_layer->showCampaign(m_campaign);
}

void CampaignDesk::writeClosing(const Campaign &campaign, const PickTotals &totals)
{
    QStringList lines;
    lines.append(m_span.isEmpty() ? toQString(campaign.title)
                                  : tr("%1, %2").arg(toQString(campaign.title), m_span));
    lines.append(
        tr("%Ln person(s) gave %1 hours at %2.", nullptr, static_cast<int>(totals.volunteers))
            .arg(PickWords::number(totals.hours(), 1),
                 tr("%Ln litter pick(s)", nullptr, static_cast<int>(totals.held))));
    lines.append(tr("They filled %Ln bag(s).", nullptr, static_cast<int>(totals.bags)));
    if (totals.kgMeasured > 0.0)
        lines.append(tr("%1 kg were weighed.").arg(PickWords::number(totals.kgMeasured, 1)));
    if (totals.kgEstimated > 0.0)
        lines.append(tr("The other bags came to about %1 kg, which is an estimate.")
                         .arg(PickWords::number(totals.kgEstimated, 1)));
    const std::array<std::pair<QString, std::pair<std::int64_t, std::optional<int>>>, 3> goals{
        {{tr("picks"), {totals.held, campaign.goalPicks}},
         {tr("bags"), {totals.bags, campaign.goalBags}},
         {tr("people"), {totals.volunteers, campaign.goalVolunteers}}}};
    for (const auto &[what, reached] : goals) {
        if (reached.second)
            lines.append(reached.first >= *reached.second
                             ? tr("Goal of %1 %2: reached.").arg(grouped(*reached.second), what)
                             : tr("Goal of %1 %2: %3 so far.")
                                   .arg(grouped(*reached.second), what, grouped(reached.first)));
    }
    if (totals.cancelled > 0)
        lines.append(tr("%1 picks were cancelled.").arg(totals.cancelled));
    m_closing = lines.join(u'\n');
}

void CampaignDesk::add()
{
    m_edited.reset();
    m_values.clear();
    m_editing = true;
    showProblems({});
    Q_EMIT changed();
}

void CampaignDesk::change()
{
    const auto campaign = stores() == nullptr ? Result<Campaign>(std::unexpected(Error()))
                                              : stores()->campaigns.get(m_campaign);
    if (!campaign)
        return;
    m_edited = *campaign;
    m_values = {{QStringLiteral("title"), toQString(campaign->title)},
                {QStringLiteral("starts_on"), dayWords(campaign->startsOn)},
                {QStringLiteral("ends_on"), dayWords(campaign->endsOn)},
                {QStringLiteral("goal_picks"), numberText(campaign->goalPicks)},
                {QStringLiteral("goal_bags"), numberText(campaign->goalBags)},
                {QStringLiteral("goal_volunteers"), numberText(campaign->goalVolunteers)}};
    m_editing = true;
    showProblems({});
    Q_EMIT changed();
}

void CampaignDesk::leave()
{
    m_edited.reset();
    m_values.clear();
    m_editing = false;
    showProblems({});
    Q_EMIT changed();
}

void CampaignDesk::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

std::vector<Problem> CampaignDesk::readTyped(Campaign &one) const
{
    std::vector<Problem> problems;
    const auto text = [this](const char *field) {
        return m_values.value(QString::fromLatin1(field)).toString().trimmed();
    };
    one.title = text("title").toStdString();
    const Day today = localDay(stores()->session.now());
    for (const auto &[field, day] :
         {std::pair("starts_on", &one.startsOn), std::pair("ends_on", &one.endsOn)}) {
        day->reset();
        if (text(field).isEmpty())
            continue;
        if (const auto read = parseDay(text(field).toStdString(), today, Toward::Future))
            *day = *read;
        else
            problems.push_back({field, "bad_date", "Enter a day, such as 27 3 2026"});
    }
    for (const auto &[field, goal] :
         {std::pair("goal_picks", &one.goalPicks), std::pair("goal_bags", &one.goalBags),
          std::pair("goal_volunteers", &one.goalVolunteers)}) {
        goal->reset();
        bool good = true;
        if (!text(field).isEmpty())
            *goal = text(field).toInt(&good);
        if (!good)
            problems.push_back({field, "wrong_type", "Enter the goal as a whole number"});
    }
    return problems;
}

bool CampaignDesk::save()
{
    if (stores() == nullptr)
        return false;
    Campaign one = m_edited.value_or(Campaign());
    if (const auto problems = readTyped(one); !problems.empty()) {
        showProblems(problems);
        return false;
    }
    const auto saved = write<Campaign>([&](Change &change) {
        return m_edited ? stores()->campaigns.update(change, one)
                        : stores()->campaigns.create(change, one);
    });
    if (!saved) {
        showError(saved.error());
        return false;
    }
    m_campaign = saved->id;
    leave();
    Q_EMIT done(tr("%1 saved").arg(toQString(saved->title)), true);
    return true;
}

Result<std::vector<Instant>> CampaignDesk::starts(const Pick &pick, const QString &words) const
{
    static const QRegularExpression kBetween(QStringLiteral("[,;\\n]"));
    std::vector<Instant> all;
    const Day today = localDay(stores()->session.now());
    for (const QString &part : words.split(kBetween, Qt::SkipEmptyParts)) {
        const QString one = part.simplified();
        if (one.isEmpty())
            continue;
        auto day = parseDay(one.toStdString(), today, Toward::Future);
        auto time = Result<std::chrono::minutes>(std::unexpected(Error()));
        if (!day) { // "12 4 2026 14:00": the last word is a time
            time = parseTimeOfDay(one.section(u' ', -1).toStdString());
            day = parseDay(one.section(u' ', 0, -2).toStdString(), today, Toward::Future);
        }
        if (!day || (!time && !pick.startsAt))
            return refused("starts", "bad_date",
                           tr("“%1” is not a day. Enter days such as 12 4 2026, 19 4 2026 14:00")
                               .arg(one)
                               .toStdString());
        const LocalTime midnight{std::chrono::local_days(*day)};
        if (time) {
            all.push_back(fromLocal(midnight + *time));
        } else {
            const LocalTime local = toLocal(*pick.startsAt);
            all.push_back(
                fromLocal(midnight + (local - std::chrono::floor<std::chrono::days>(local))));
        }
    }
    if (all.empty())
        return refused("starts", "missing", "Enter at least one day");
    return all;
}

int CampaignDesk::startsIn(const QString &pickId, const QString &words) const
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick)
        return 0;
    const auto all = starts(*pick, words);
    return all ? static_cast<int>(all->size()) : 0;
}

QString CampaignDesk::weekly(const QString &dayText, int count) const
{
    const auto day =
        parseDay(dayText.toStdString(),
                 stores() == nullptr ? Day{} : localDay(stores()->session.now()), Toward::Future);
    QStringList words;
    for (int week = 0; day && week < count; ++week)
        words.append(toQString(longDay(addDays(*day, 7 * week))));
    return words.join(QStringLiteral(", "));
}

bool CampaignDesk::copyPick(const QString &pickId, const QString &words)
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick)
        return false;
    const auto all = starts(*pick, words);
    if (!all) {
        showProblems(all.error().problems);
        return false;
    }
    const auto made = write<std::vector<Pick>>(
        [&](Change &change) { return stores()->campaigns.copyPick(change, pick->id, *all); });
    return wrote(made, tr("%1 entered %2 times more").arg(toQString(pick->title)).arg(all->size()));
}

} // namespace sc
