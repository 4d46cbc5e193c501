// SPDX-License-Identifier: GPL-3.0-or-later
// Who has sent what and when, as the Sync screen shows it.
#include "core/dates.h"
#include "viewmodels/syncdesk.h"
#include "viewmodels/texts.h"

#include <QLocale>

namespace sc {

namespace {

constexpr std::size_t kShown = 20;
/// Most files only say that others have arrived; those are passed over.
constexpr int kLookedAt = 1'000;

QString receivedWords(const ReceivedBundle &one)
{
    QString words = SyncDesk::tr("%1 new, %2 changed").arg(one.records).arg(one.changed);
    if (one.conflicts > 0)
        words += SyncDesk::tr(", %1 to decide").arg(one.conflicts);
    return words;
}

QString sentWords(const SentBundle &one)
{
    return SyncDesk::tr("%n entry(ies), %1", nullptr, static_cast<int>(one.ops))
        .arg(QLocale(QLocale::English, QLocale::UnitedKingdom)
                 .formattedDataSize(one.size, 0, QLocale::DataSizeSIFormat));
}

} // namespace

void SyncDesk::showLog()
{
    if (m_session != nullptr && m_ready && !m_sample) {
        PeerStore store(m_session->database());
        m_status.received = store.received(kLookedAt).value_or(std::vector<ReceivedBundle>());
        m_status.sent = store.sent(kLookedAt).value_or(std::vector<SentBundle>());
    }
    std::vector<QVariantList> received;
    for (const ReceivedBundle &one : m_status.received)
        if (received.size() < kShown && one.records + one.changed + one.conflicts > 0)
            received.push_back({toQString(dayAndTime(one.receivedAt)),
                                toQString(nameOf(m_status, one.peer)), receivedWords(one)});
    std::vector<QVariantList> sent;
    for (const SentBundle &one : m_status.sent)
        if (sent.size() < kShown && one.ops > 0)
            sent.push_back({toQString(dayAndTime(one.madeAt)),
                            one.to.empty() ? tr("Everybody") : toQString(one.to), sentWords(one)});
    m_received->show(std::move(received));
    m_sent->show(std::move(sent));
}

} // namespace sc
