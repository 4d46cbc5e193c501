// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kitregister.h"

#include "kits/kitcodes.h"
#include "viewmodels/kitwords.h"
#include "viewmodels/pickwords.h"

namespace sc {

namespace {

constexpr int kPage = 100;

} // namespace

KitRegister::KitRegister(QObject *parent)
    : PickPart(parent)
    , m_rows(new LinesModel(
          {"kitId", "label", "typeName", "place", "stateKey", "stateWord", "blocks"}, this))
    , m_depots(new ChoiceModel({}, this))
    , m_types(new ChoiceModel({}, this))
    , m_statuses(new ChoiceModel(codeChoices(kitStatuses(), tr("Any state")), this))
{}

void KitRegister::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_filter = {};
    refresh();
}

bool KitRegister::isFiltered() const
{
    return !m_filter.depot.isNull() || !m_filter.kitType.isNull() || !m_filter.status.empty() ||
           !m_filter.words.empty();
}

void KitRegister::setDepot(const QString &id)
{
    m_filter.depot = toId(id);
    readFirst();
}

void KitRegister::setKitType(const QString &id)
{
    m_filter.kitType = toId(id);
    readFirst();
}

void KitRegister::setStatus(const QString &status)
{
    m_filter.status = status.toStdString();
    readFirst();
}

void KitRegister::setText(const QString &text)
{
    m_filter.words = text.trimmed().toStdString();
    readFirst();
}

void KitRegister::clearFilters()
{
    m_filter = {};
    readFirst();
}

void KitRegister::refresh()
{
    readChoices();
    readFirst();
}

void KitRegister::readChoices()
{
    std::vector<Suggestion> depots{{{}, tr("All depots"), {}, {}, {}}};
    std::vector<Suggestion> types{{{}, tr("All types"), {}, {}, {}}};
    if (stores() != nullptr) {
        Database &database = stores()->session.database();
        const auto allDepots = DepotStore(database).inOrder().value_or(std::vector<Depot>());
        for (const Depot &one : allDepots)
            depots.push_back({toQString(one.id), toQString(one.name), {}, {}, {}});
        const auto allTypes = KitTypeStore(database).inOrder().value_or(std::vector<KitType>());
        for (const KitType &one : allTypes)
            types.push_back({toQString(one.id), toQString(one.name), {}, {}, {}});
    }
    m_depots->setAll(std::move(depots));
    m_types->setAll(std::move(types));
}

void KitRegister::take(const std::vector<KitRow> &page)
{
    KitStore kits(stores()->session.database());
    const Day today = localDay(stores()->session.now());
    for (const KitRow &row : page) {
        // The state says so itself where there is one; the rest has to be worked out.
        QString blocks;
        if (row.status == "available" || row.status == "reserved")
            if (const auto facts = kits.facts(row.id, today); facts && !facts->problems.empty())
                blocks = toQString(facts->problems.front().message);
        m_shown.push_back({toQString(row.id), toQString(row.label), toQString(row.typeName),
                           KitWords::place(row.depotName, row.shelf, row.keptBy),
                           KitWords::stateKey(row.status), KitWords::stateWord(row.status),
                           blocks});
    }
    m_end = page.size() < kPage ? std::nullopt
                                : std::optional(KitCursor{page.back().labelKey, page.back().id});
}

// As many as were seen, so that a change keeps the place in the list.
void KitRegister::readFirst()
{
    const int most = std::max(kPage, static_cast<int>(m_shown.size()));
    m_shown.clear();
    m_end.reset();
    m_summary.clear();
    if (stores() != nullptr) {
        Database &database = stores()->session.database();
        KitListStore lists(database);
        const auto page = lists.page(m_filter, {}, most).value_or(std::vector<KitRow>());
        take(page);
        if (static_cast<int>(page.size()) == most && !page.empty())
            m_end = KitCursor{page.back().labelKey, page.back().id};
        const auto counts = lists.counts(localDay(stores()->session.now())).value_or(KitCounts());
        if (counts.all > 0)
            m_summary = tr("%1 kits: %2 to lend, %3 out, %4 to look after")
                            .arg(counts.all)
                            .arg(counts.available)
                            .arg(counts.out)
                            .arg(counts.blocked);
    }
    m_rows->show(m_shown);
    Q_EMIT changed();
}

void KitRegister::readMore()
{
    if (stores() == nullptr || !m_end)
        return;
    const auto page = KitListStore(stores()->session.database()).page(m_filter, m_end, kPage);
    take(page.value_or(std::vector<KitRow>()));
    m_rows->show(m_shown);
}

QString KitRegister::idAt(int row) const
{
    return m_rows->value(row, QStringLiteral("kitId")).toString();
}

int KitRegister::rowOf(const QString &kitId) const
{
    return m_rows->rowWith(QStringLiteral("kitId"), kitId);
}

QString KitRegister::idOf(const QString &scanned) const
{
    if (stores() == nullptr)
        return {};
    const auto kit = KitStore(stores()->session.database()).find(scanned.toStdString());
    return kit && !kit->deleted ? toQString(kit->id) : QString();
}

} // namespace sc
