// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitstore.h"
#include "loans/disclaimerstore.h"
#include "viewmodels/appcontext.h"

namespace sc::test {

/// Records in memory with Joan (41), who is trained, Sam (42), who is not, words to sign and the
/// kit K-001.
inline std::unique_ptr<Session> lendingSession()
{
    auto session = Session::inMemory();
    if (!session)
        qFatal("The test has no records in memory");
    Database &database = (*session)->database();
    const auto made = (*session)->write<Kit>([&](Change &change) -> Result<Kit> {
        for (const auto &[number, name] :
             {std::pair{"41", "Joan Pearson"}, std::pair{"42", "Sam Reid"}}) {
            Champion champion;
            champion.number = number;
            champion.name = name;
            const auto one = (*session)->champions().create(change, champion);
            if (!one)
                return std::unexpected(one.error());
            if (champion.number == "41")
                change.create("training", database.newId(),
                              {{"champion", refValue(one->id)},
                               {"course", Value{"tool_use"}},
                               {"held_on", Value{"2020-01-10"}},
                               {"expires_on", Value{"2099-12-31"}}});
        }
        Disclaimer words;
        words.words = "I will be careful";
        if (auto done = DisclaimerStore(database).create(change, words); !done)
            return std::unexpected(done.error());
        KitType type;
        type.name = "Small kit";
        type.lines = {{{{}, "Picker"}, 5, false}, {{{}, "Sack"}, 20, true}};
        const auto small = KitTypeStore(database).create(change, type);
        if (!small)
            return std::unexpected(small.error());
        Kit kit;
        kit.kitType = small->id;
        kit.label = "K-001";
        kit.depot = {{}, "Main"};
        return KitStore(database).create(change, kit);
    });
    if (!made)
        qFatal("The test could not set up its kit: %s", made.error().message.c_str());
    return std::move(*session);
}

/// A loan from one day to another, entered in the form; its id, or nothing.
inline QString enterLoan(LoanDesk &desk, const QString &kit, const QString &borrower,
                         const QString &out, const QString &in, bool reserve = false)
{
    LoanEditor *editor = desk.editor();
    editor->begin();
    if (!editor->addKit(kit))
        return {};
    editor->set(QStringLiteral("borrower"), borrower);
    editor->set(QStringLiteral("due_out"), out);
    editor->set(QStringLiteral("due_in"), in);
    return editor->save(reserve) ? desk.detail()->loanId() : QString();
}

} // namespace sc::test
