// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kiteditor.h"

#include "core/dates.h"
#include "kits/itemnames.h"
#include "kits/kitcodes.h"
#include "viewmodels/kitwords.h"
#include "viewmodels/pickwords.h"

#include <algorithm>

namespace sc {

namespace {

QString numberText(const std::optional<std::int64_t> &number)
{
    return number ? QString::number(*number) : QString();
}

QString onLines(const std::string &list)
{
    return toQString(list).replace(u';', u'\n');
}

std::string asList(const QString &lines)
{
    QStringList kept;
    const auto all = lines.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : all)
        if (!line.trimmed().isEmpty())
            kept.append(line.trimmed().replace(u';', u','));
    return kept.join(u';').toStdString();
}

} // namespace

KitEditor::KitEditor(QObject *parent)
    : PickPart(parent)
    , m_types(new ChoiceModel({}, this))
    , m_depots(new ChoiceModel({}, this))
    , m_groups(new ChoiceModel({}, this))
    , m_purposes(new ChoiceModel(codeChoices(kitPurposes()), this))
{}

void KitEditor::readChoices()
{
    Database &database = stores()->session.database();
    std::vector<Suggestion> types;
    const auto allTypes = KitTypeStore(database).inOrder().value_or(std::vector<KitType>());
    types.reserve(allTypes.size());
    for (const KitType &one : allTypes)
        types.push_back({toQString(one.id), toQString(one.name), {}, {}, {}});
    m_types->setAll(std::move(types));
    std::vector<Suggestion> depots;
    const auto allDepots = DepotStore(database).inOrder().value_or(std::vector<Depot>());
    depots.reserve(allDepots.size());
    for (const Depot &one : allDepots)
        depots.push_back({toQString(one.name), toQString(one.name), {}, {}, {}});
    m_depots->setAll(std::move(depots));
    std::vector<Suggestion> groups{{{}, tr("Nobody: it is at the depot"), {}, {}, {}}};
    const auto allGroups = stores()->groups.all().value_or(std::vector<Group>());
    for (const Group &one : allGroups)
        groups.push_back({toQString(one.id), toQString(one.name), {}, {}, {}});
    m_groups->setAll(std::move(groups));
}

// One more than the last label that ends in a number.
QString KitEditor::nextLabel() const
{
    const auto kits = KitStore(stores()->session.database()).inOrder();
    if (!kits || kits->empty())
        return QStringLiteral("K-001");
    const std::string &last = kits->back().label;
    const std::size_t end = last.find_last_not_of("0123456789");
    const std::size_t at = end == std::string::npos ? 0 : end + 1;
    if (at == last.size() || last.size() - at > 9)
        return {};
    const QString digits = toQString(last.substr(at));
    return toQString(last.substr(0, at)) +
           QString::number(digits.toInt() + 1).rightJustified(digits.size(), u'0');
}

void KitEditor::begin()
{
    if (stores() == nullptr)
        return;
    readChoices();
    m_kit.reset();
    m_heading = tr("New kit");
    const auto &types = m_types->all();
    const auto &depots = m_depots->all();
    m_values = {{QStringLiteral("label"), nextLabel()},
                {QStringLiteral("kit_type"), types.empty() ? QString() : types.front().code},
                {QStringLiteral("depot"), depots.empty() ? QString() : depots.front().code}};
    showProblems({});
    Q_EMIT changed();
}

void KitEditor::change(const QString &kitId)
{
    if (stores() == nullptr)
        return;
    Database &database = stores()->session.database();
    const auto kit = KitStore(database).get(toId(kitId));
    if (!kit)
        return;
    readChoices();
    m_kit = *kit;
    m_heading = tr("Change %1").arg(toQString(kit->label));
    m_values = {{QStringLiteral("label"), toQString(kit->label)},
                {QStringLiteral("kit_type"), toQString(kit->kitType)},
                {QStringLiteral("depot"), toQString(DepotStore(database).nameOf(kit->depot.id))},
                {QStringLiteral("shelf"), toQString(kit->shelf)},
                {QStringLiteral("inspected_on"), KitWords::day(kit->inspectedOn)},
                {QStringLiteral("ppe_expires_on"), KitWords::day(kit->ppeExpiresOn)},
                {QStringLiteral("kept_by"), toQString(kit->keptBy)},
                {QStringLiteral("kept_at"), toQString(kit->keptAt)},
                {QStringLiteral("note"), toQString(kit->note)}};
    showProblems({});
    Q_EMIT changed();
}

void KitEditor::changeType(const QString &typeId)
{
    if (stores() == nullptr)
        return;
    Database &database = stores()->session.database();
    const auto found = KitTypeStore(database).get(toId(typeId));
    const KitType type = found.value_or(KitType());
    m_type = found ? std::optional(type) : std::nullopt;
    m_heading = found ? tr("Change %1").arg(toQString(type.name)) : tr("New kit type");
    ItemStore items(database);
    QStringList lines;
    for (const KitLine &line : type.lines)
        lines.append(tr("%1 %2").arg(line.count).arg(toQString(items.nameOf(line.item.id))));
    m_values = {{QStringLiteral("name"), toQString(type.name)},
                {QStringLiteral("purpose"),
                 type.purpose.empty() ? QStringLiteral("event") : toQString(type.purpose)},
                {QStringLiteral("lines"), lines.join(u'\n')},
                {QStringLiteral("hand_over_list"), onLines(type.handOverList)},
                {QStringLiteral("return_list"), onLines(type.returnList)},
                {QStringLiteral("inspection_months"),
                 found ? numberText(type.inspectionMonths) : QStringLiteral("12")},
                {QStringLiteral("buffer_days"), QString::number(type.bufferDays)},
                {QStringLiteral("serves"), numberText(type.serves)},
                {QStringLiteral("inspect_after_loan"),
                 type.inspectAfterLoan ? QStringLiteral("yes") : QString()}};
    showProblems({});
    Q_EMIT changed();
}

void KitEditor::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

QString KitEditor::typed(const char *field) const
{
    return m_values.value(QString::fromLatin1(field)).toString().trimmed();
}

std::optional<Day> KitEditor::dayIn(const char *field, Toward toward,
                                    std::vector<Problem> &problems) const
{
    const QString text = typed(field);
    if (text.isEmpty())
        return std::nullopt;
    const auto day = parseDay(text.toStdString(), localDay(stores()->session.now()), toward);
    if (day)
        return *day;
    problems.push_back({field, "bad_date", tr("Enter a day such as 27 3 2027").toStdString()});
    return std::nullopt;
}

std::optional<std::int64_t> KitEditor::numberIn(const char *field,
                                                std::vector<Problem> &problems) const
{
    const QString text = typed(field);
    if (text.isEmpty())
        return std::nullopt;
    bool whole = false;
    const qlonglong number = text.toLongLong(&whole);
    if (whole)
        return number;
    problems.push_back({field, "bad_number", tr("Enter a whole number").toStdString()});
    return std::nullopt;
}

bool KitEditor::save()
{
    if (stores() == nullptr)
        return false;
    Database &database = stores()->session.database();
    std::vector<Problem> problems;
    Kit kit = m_kit.value_or(Kit());
    kit.label = typed("label").toStdString();
    kit.kitType = toId(typed("kit_type"));
    const std::string depot = typed("depot").toStdString();
    const auto known = DepotStore(database).find(depot);
    kit.depot = depot.empty() ? ByName() : known ? ByName{known->id, {}} : ByName{{}, depot};
    kit.shelf = typed("shelf").toStdString();
    kit.inspectedOn = dayIn("inspected_on", Toward::Past, problems);
    kit.ppeExpiresOn = dayIn("ppe_expires_on", Toward::Future, problems);
    kit.keptBy = toId(typed("kept_by"));
    kit.keptAt = typed("kept_at").toStdString();
    kit.note = typed("note").toStdString();
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    const auto saved = write<Kit>([&](Change &change) {
        KitStore kits(database);
        return m_kit ? kits.update(change, kit) : kits.create(change, kit);
    });
    if (!wrote(saved, m_kit ? tr("Changed %1").arg(toQString(kit.label))
                            : tr("Added %1").arg(toQString(kit.label))))
        return false;
    Q_EMIT written(toQString(saved->id));
    return true;
}

bool KitEditor::saveType()
{
    if (stores() == nullptr)
        return false;
    Database &database = stores()->session.database();
    std::vector<Problem> problems;
    KitType type = m_type.value_or(KitType());
    type.name = typed("name").toStdString();
    type.purpose = typed("purpose").toStdString();
    type.handOverList = asList(typed("hand_over_list"));
    type.returnList = asList(typed("return_list"));
    type.inspectionMonths = numberIn("inspection_months", problems);
    type.bufferDays = numberIn("buffer_days", problems).value_or(0);
    type.serves = numberIn("serves", problems);
    type.inspectAfterLoan = typed("inspect_after_loan") == u"yes";
    auto lines = parseLines(typed("lines").toStdString());
    if (!lines)
        std::ranges::copy(lines.error().problems, std::back_inserter(problems));
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    ItemStore items(database);
    for (KitLine &line : *lines) {
        const auto item = items.find(line.item.name);
        const bool isHere = item && !item->deleted;
        line.consumable = isHere ? item->isConsumable() : isUsedUp(line.item.name);
        if (isHere)
            line.item = {item->id, {}};
    }
    type.lines = *std::move(lines);
    const std::string made = newItemsOf(type.lines);
    const QString saved = tr("Saved %1").arg(toQString(type.name));
    return wrote(write<KitType>([&](Change &change) {
                     KitTypeStore types(database);
                     return m_type ? types.update(change, type) : types.create(change, type);
                 }),
                 made.empty() ? saved : tr("%1. New items: %2").arg(saved, toQString(made)));
}

} // namespace sc
