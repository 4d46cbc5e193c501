// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanchecks.h"

#include "champions/champion.h"
#include "core/text.h"
#include "kits/kitstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : "; ") + part;
    return text;
}

} // namespace

std::vector<LoanCheck> checksOf(Database &database, const Loan &loan, CheckAt at)
{
    std::vector<LoanCheck> checks;
    KitStore kits(database);
    KitTypeStore types(database);
    for (const Id &id : loan.kits) {
        const auto kit = kits.get(id);
        const auto type = kit ? types.get(kit->kitType) : Result<KitType>(KitType{});
        if (!kit || !type)
            continue;
        for (const std::string &text :
             listItems(at == CheckAt::HandOver ? type->handOverList : type->returnList))
            checks.push_back({kit->label, text});
    }
    return checks;
}

Result<std::string> checkedWords(const std::vector<LoanCheck> &checks,
                                 const std::vector<std::string> &ticked)
{
    std::vector<bool> done(checks.size(), false);
    std::vector<Problem> problems;
    for (const std::string &said : ticked) {
        bool found = false;
        for (std::size_t i = 0; i < checks.size(); ++i) {
            const LoanCheck &one = checks[i];
            if (folded(said) != folded(one.text) &&
                folded(said) != folded(one.kit + ": " + one.text))
                continue;
            done[i] = found = true;
        }
        if (!found)
            problems.push_back({"checked", "not_found",
                                std::format("\"{}\" is not on the list of these kits", said)});
    }
    if (!problems.empty())
        return refused(std::move(problems));
    const bool manyKits = std::ranges::any_of(
        checks, [&](const LoanCheck &one) { return one.kit != checks.front().kit; });
    std::vector<std::string> yes;
    std::vector<std::string> no;
    for (std::size_t i = 0; i < checks.size(); ++i)
        (done[i] ? yes : no)
            .push_back(manyKits ? checks[i].kit + ": " + checks[i].text : checks[i].text);
    std::string words;
    if (!yes.empty())
        words = "Checked: " + joined(yes);
    if (!no.empty())
        words += (words.empty() ? "" : ". ") + std::string("Not ticked: ") + joined(no);
    return words;
}

} // namespace sc
