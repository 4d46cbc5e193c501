// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/appcontext.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace sc::test {

using namespace Qt::StringLiterals;

/// The view models on a database in memory, with a champion who may lead a pick.
class PickBench {
public:
    /// What went wrong; empty where it stands.
    [[nodiscard]] QString begin()
    {
        const auto folder = std::filesystem::path(m_folder.path().toStdString());
        m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
        auto session = Session::inMemory();
        if (!session)
            return toQString(session.error().message);
        const auto trained = (*session)->write<Champion>([&](Change &change) {
            Champion champion;
            champion.number = "41";
            champion.name = "Joan Pearson";
            auto made = (*session)->champions().create(change, champion);
            if (made)
                change.create("training", (*session)->database().newId(),
                              {{"champion", refValue(made->id)},
                               {"course", Value{"lead_a_pick"}},
                               {"held_on", Value{"2020-01-10"}},
                               {"expires_on", Value{"2099-12-31"}}});
            return made;
        });
        if (!trained)
            return toQString(trained.error().message);
        m_context->use(std::move(*session));
        return {};
    }
    void end() { m_context.reset(); }

    [[nodiscard]] AppContext *context() const { return m_context.get(); }
    [[nodiscard]] PickDesk *desk() const { return m_context->picks(); }

    /// A pick with everything the gate asks for but the assessment; its id.
    QString plan(const QString &title, const QString &road = u"30"_s)
    {
        PickEditor *editor = desk()->editor();
        editor->begin();
        editor->discard();
        editor->set(u"title"_s, title);
        editor->set(u"day"_s, u"tomorrow"_s);
        editor->set(u"time"_s, u"10:00"_s);
        editor->set(u"minutes"_s, u"90"_s);
        editor->set(u"lead"_s, u"41"_s);
        editor->set(u"road_speed_mph"_s, road);
        editor->set(u"insurance_basis"_s, u"council_volunteer_policy"_s);
        editor->set(u"land_permission"_s, u"not_needed"_s);
        editor->set(u"place"_s, u"NZ 288 145"_s);
        if (!editor->save())
            qWarning() << editor->problemMessages();
        return desk()->detail()->pickId();
    }
    [[nodiscard]] bool assess(const QString &by = u"R. Dunn"_s)
    {
        desk()->assessment()->begin(desk()->detail()->pickId());
        desk()->assessment()->setBy(by);
        const bool saved = desk()->assessment()->save();
        if (!saved)
            qWarning() << desk()->assessment()->problemMessages();
        return saved;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
};

} // namespace sc::test
