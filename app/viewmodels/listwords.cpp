// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/listwords.h"

#include "exchange/csvimport.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sc {

namespace {

struct Word {
    std::string_view code;
    const char *title;
};

constexpr std::array kLists{
    Word{"reports", QT_TRANSLATE_NOOP("ListWords", "Reports")},
    Word{"champions", QT_TRANSLATE_NOOP("ListWords", "Champions")},
    Word{"groups", QT_TRANSLATE_NOOP("ListWords", "Groups")},
    Word{"courses", QT_TRANSLATE_NOOP("ListWords", "Courses")},
    Word{"trainings", QT_TRANSLATE_NOOP("ListWords", "Trainings")},
    Word{"credits", QT_TRANSLATE_NOOP("ListWords", "Time credits")},
    Word{"contacts", QT_TRANSLATE_NOOP("ListWords", "Contacts")},
    Word{"campaigns", QT_TRANSLATE_NOOP("ListWords", "Campaigns")},
    Word{"pick_rules", QT_TRANSLATE_NOOP("ListWords", "Rules for picks")},
    Word{"hazards", QT_TRANSLATE_NOOP("ListWords", "Hazards of an assessment")},
    Word{"picks", QT_TRANSLATE_NOOP("ListWords", "Litter picks")},
    Word{"attendances", QT_TRANSLATE_NOOP("ListWords", "Who came to picks")},
    Word{"meetings", QT_TRANSLATE_NOOP("ListWords", "Meetings")},
    Word{"disclaimers", QT_TRANSLATE_NOOP("ListWords", "Disclaimers")},
    Word{"loans", QT_TRANSLATE_NOOP("ListWords", "Loans")},
    Word{"signatures", QT_TRANSLATE_NOOP("ListWords", "Signatures")},
    Word{"work_reports", QT_TRANSLATE_NOOP("ListWords", "Work reports")},
    Word{"suspensions", QT_TRANSLATE_NOOP("ListWords", "Suspensions")},
    Word{"depots", QT_TRANSLATE_NOOP("ListWords", "Depots")},
    Word{"items", QT_TRANSLATE_NOOP("ListWords", "Items")},
    Word{"kit_types", QT_TRANSLATE_NOOP("ListWords", "Kit types")},
    Word{"kits", QT_TRANSLATE_NOOP("ListWords", "Kits")},
    Word{"stock", QT_TRANSLATE_NOOP("ListWords", "Stock")},
    Word{"inspections", QT_TRANSLATE_NOOP("ListWords", "Inspections")},
    Word{"tickets", QT_TRANSLATE_NOOP("ListWords", "Repairs")},
    Word{"satisfaction", QT_TRANSLATE_NOOP("ListWords", "Satisfaction surveys")},
    Word{"cleanliness_scores", QT_TRANSLATE_NOOP("ListWords", "Cleanliness scores")},
    Word{"household_counts", QT_TRANSLATE_NOOP("ListWords", "Numbers of households")},
    Word{"indicator_targets", QT_TRANSLATE_NOOP("ListWords", "Targets of indicators")},
    Word{"indicator_baselines", QT_TRANSLATE_NOOP("ListWords", "Baselines of indicators")},
    Word{"commentaries", QT_TRANSLATE_NOOP("ListWords", "Words on the figures")},
    Word{"enforcements", QT_TRANSLATE_NOOP("ListWords", "Actions against fly-tipping")},
    Word{"due_rules", QT_TRANSLATE_NOOP("ListWords", "Rules for due dates")},
};

QString spelled(QString code)
{
    code.replace(u'_', u' ');
    if (!code.isEmpty())
        code[0] = code.at(0).toUpper();
    return code;
}

} // namespace

std::vector<Suggestion> listChoices()
{
    std::vector<Suggestion> rows{
        {QString(),
         QCoreApplication::translate("ListWords", "Whatever the columns say"),
         {},
         {},
         {}}};
    for (const std::string_view kind : csvImportKinds()) {
        const auto word = std::ranges::find(kLists, kind, &Word::code);
        rows.push_back({toQString(kind),
                        word == kLists.end()
                            ? spelled(toQString(kind))
                            : QCoreApplication::translate("ListWords", word->title),
                        {},
                        {},
                        {}});
    }
    return rows;
}

std::vector<Suggestion> fieldChoices(const std::vector<std::string> &columns)
{
    std::vector<Suggestion> rows{
        {QString(), QCoreApplication::translate("ListWords", "Leave it out"), {}, {}, {}}};
    for (const std::string &column : columns)
        rows.push_back({toQString(column), spelled(toQString(column)), {}, {}, {}});
    return rows;
}

} // namespace sc
