// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/countdesk.h"

#include "core/dates.h"
#include "kits/kitstore.h"
#include "paper/codereader.h"
#include "viewmodels/kitwords.h"

#include <algorithm>
#include <ranges>

namespace sc {

CountDesk::CountDesk(QObject *parent)
    : PickPart(parent)
    , m_depots(new ChoiceModel({}, this))
    , m_scans(new LinesModel({"code", "stateKey", "words", "when", "where"}, this))
{}

void CountDesk::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_depot = {};
    m_count = {};
    m_finished = false;
    m_lastWords.clear();
    refresh();
}

QString CountDesk::keyOf(std::string_view result)
{
    if (result == "found")
        return QStringLiteral("done");
    if (result == "misplaced")
        return QStringLiteral("acknowledged");
    return result == "duplicate" ? QStringLiteral("closed") : QStringLiteral("late");
}

void CountDesk::refresh()
{
    std::vector<Suggestion> depots;
    if (stores() != nullptr) {
        const auto all =
            DepotStore(stores()->session.database()).inOrder().value_or(std::vector<Depot>());
        for (const Depot &one : all)
            depots.push_back({toQString(one.id), toQString(one.name), {}, {}, {}});
    }
    const bool known = std::ranges::contains(depots, toQString(m_depot), &Suggestion::code);
    m_depots->setAll(depots);
    if (!known) {
        m_depot = depots.empty() ? Id() : toId(depots.front().code);
        m_count = {};
    }
    readCount();
    Q_EMIT changed();
}

void CountDesk::setDepot(const QString &id)
{
    if (std::exchange(m_depot, toId(id)) == toId(id))
        return;
    m_count = {};
    m_finished = false;
    m_lastWords.clear();
    readCount();
    Q_EMIT changed();
}

void CountDesk::readCount()
{
    m_missing.clear();
    m_summary.clear();
    m_misplaced = 0;
    std::vector<QVariantList> rows;
    if (stores() != nullptr && !m_depot.isNull()) {
        CountStore counts(stores()->session.database());
        if (m_count.isNull()) // one that was begun and left
            if (const auto open = counts.openAt(m_depot); open && *open)
                m_count = (*open)->id;
        const auto state =
            m_count.isNull() ? Result<CountState>(std::unexpected(Error())) : counts.state(m_count);
        if (state) {
            m_finished = state->count.finishedAt.has_value();
            for (const StockScan &scan : state->scans | std::views::reverse) {
                const auto place = state->elsewhere.find(scan.kit);
                QString where;
                if (scan.result == "misplaced" && place != state->elsewhere.end())
                    where = toQString(place->second);
                if (!where.isEmpty())
                    where[0] = where[0].toUpper();
                rows.push_back({toQString(scan.code), keyOf(scan.result),
                                KitWords::scanWords(scan.result), toQString(timeOfDay(scan.at)),
                                where});
            }
            for (const std::string &label : state->missing)
                m_missing.append(toQString(label));
            m_misplaced = state->counted("misplaced");
            m_summary = tr("%1 of %2 found, %3 missing, %4 belong elsewhere, %5 scanned twice, %6 "
                           "not known")
                            .arg(state->counted("found"))
                            .arg(state->expected)
                            .arg(state->missing.size())
                            .arg(m_misplaced)
                            .arg(state->counted("duplicate"))
                            .arg(state->counted("unknown"));
        }
    }
    m_scans->show(std::move(rows));
}

bool CountDesk::start()
{
    if (stores() == nullptr)
        return false;
    m_finished = false;
    m_lastWords.clear();
    const auto count = write<StockCount>(
        [&](Change &change) { return CountStore(change.database()).start(change, m_depot, {}); });
    if (!count) {
        showError(count.error());
        return false;
    }
    m_count = count->id;
    readCount();
    Q_EMIT changed();
    return true;
}

bool CountDesk::scan(const QString &code)
{
    if (stores() == nullptr || m_count.isNull() || code.trimmed().isEmpty())
        return false;
    const auto scan = write<StockScan>([&](Change &change) {
        return CountStore(change.database()).scan(change, m_count, code.toStdString());
    });
    if (!scan) {
        showError(scan.error());
        return false;
    }
    m_lastKey = keyOf(scan->result);
    m_lastWords = tr("%1: %2").arg(toQString(scan->code), KitWords::scanWords(scan->result));
    readCount();
    Q_EMIT changed();
    return true;
}

bool CountDesk::scanPhoto(const QUrl &file)
{
    const auto codes = codesInFile(file.toLocalFile().toStdString());
    if (!codes) {
        showError(codes.error());
        return false;
    }
    if (codes->empty()) {
        Q_EMIT failed(tr("No code was found in the photo. Hold the camera straight and nearer"));
        return false;
    }
    // A label carries its code twice, as QR and as bars.
    std::vector<std::string> texts;
    for (const ReadCode &code : *codes)
        if (!std::ranges::contains(texts, code.text))
            texts.push_back(code.text);
    for (const std::string &text : texts)
        if (!scan(toQString(text)))
            return false;
    return true;
}

bool CountDesk::finish(bool moveHere)
{
    if (stores() == nullptr || m_count.isNull())
        return false;
    const auto state = write<CountState>([&](Change &change) {
        return CountStore(change.database()).finish(change, m_count, moveHere);
    });
    if (!state) {
        showError(state.error());
        return false;
    }
    // What is missing stands as it was found, whatever changes later.
    m_finished = true;
    const bool told = wrote(state, tr("The count is finished: %1 found, %2 missing")
                                       .arg(state->counted("found"))
                                       .arg(state->missing.size()));
    m_missing.clear();
    for (const std::string &label : state->missing)
        m_missing.append(toQString(label));
    Q_EMIT changed();
    return told;
}

} // namespace sc
