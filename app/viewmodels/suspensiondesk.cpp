// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/suspensiondesk.h"

#include "core/dates.h"
#include "loans/suspensionstore.h"

namespace sc {

SuspensionDesk::SuspensionDesk(QObject *parent)
    : PickPart(parent)
    , m_rows(new LinesModel({"suspensionId", "name", "words"}, this))
    , m_people(new PersonSearch(this))
{}

void SuspensionDesk::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_people->setSession(stores == nullptr ? nullptr : &stores->session);
    showProblems({});
    refresh();
}

void SuspensionDesk::refresh()
{
    std::vector<QVariantList> rows;
    if (stores() != nullptr) {
        const auto all = SuspensionStore(stores()->session.database())
                             .holdingOn(localDay(stores()->session.now()));
        for (const Suspension &one : all.value_or(std::vector<Suspension>())) {
            const QString until = one.until ? tr("until %1").arg(toQString(longDay(*one.until)))
                                            : tr("until it is lifted");
            rows.push_back({toQString(one.id), m_people->textOf(one.champion),
                            tr("%1: %2").arg(until, toQString(one.reason))});
        }
    }
    m_rows->show(std::move(rows));
    Q_EMIT changed();
}

bool SuspensionDesk::suspend(const QString &who, const QString &until, const QString &reason)
{
    if (stores() == nullptr)
        return false;
    Suspension suspension;
    suspension.reason = reason.toStdString();
    std::vector<Problem> problems;
    if (const auto champion = m_people->resolve(who))
        suspension.champion = *champion;
    else if (!who.trimmed().isEmpty())
        problems.push_back({"champion", "not_found", "Choose a champion from the register"});
    if (!until.trimmed().isEmpty()) {
        const auto day =
            parseDay(until.toStdString(), localDay(stores()->session.now()), Toward::Future);
        if (day)
            suspension.until = *day;
        else
            problems.push_back({"until", "bad_date", "Enter the last day, such as 3 May 2026"});
    }
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    const auto made = write<Suspension>([&](Change &change) {
        return SuspensionStore(stores()->session.database()).create(change, suspension);
    });
    return wrote(made, tr("Suspended"));
}

bool SuspensionDesk::lift(const QString &suspensionId, const QString &reason)
{
    if (stores() == nullptr)
        return false;
    const auto lifted = write<Suspension>([&](Change &change) {
        return SuspensionStore(stores()->session.database())
            .lift(change, toId(suspensionId), reason.toStdString());
    });
    return wrote(lifted, tr("Lifted"));
}

} // namespace sc
