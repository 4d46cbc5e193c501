// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loandue.h"

#include "core/dates.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

std::string listed(const std::vector<std::string> &parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

std::string lineOf(const DueLoan &one)
{
    return std::format("- {} {}, due back on {} ({}), loan {}",
                       one.kits.size() == 1 ? "kit" : "kits", listed(one.kits),
                       one.loan.dueIn ? longDay(*one.loan.dueIn) : "no day agreed",
                       lateness(one.daysLate), one.loan.ref);
}

bool anyLate(const ReminderBundle &bundle)
{
    return std::ranges::any_of(bundle.loans, [](const DueLoan &one) { return one.daysLate > 0; });
}

std::string linesOf(const ReminderBundle &bundle, bool late)
{
    std::string text;
    for (const DueLoan &one : bundle.loans)
        if ((one.daysLate > 0) == late)
            text += lineOf(one) + "\n";
    return text;
}

std::string written(const ReminderBundle &bundle)
{
    std::string text =
        bundle.name.empty() ? std::string("Hello,\n\n") : std::format("Dear {},\n\n", bundle.name);
    text += anyLate(bundle)
                ? "Thank you for looking after your area. Our records say that this is "
                  "still with you and should have been back:\n\n"
                : "Thank you for looking after your area. This is a reminder of what is "
                  "with you and soon due back:\n\n";
    const std::string late = linesOf(bundle, true);
    const std::string soon = linesOf(bundle, false);
    text += late;
    if (!late.empty() && !soon.empty())
        text += "\nThis is with you, too, and not due back yet:\n\n";
    text += soon;
    text +=
        "\nPlease bring it back with everything that belongs to it, or tell us if you need it "
        "longer: we can often extend a loan. If anything is lost or damaged, say so; nobody "
        "minds wear from honest work. Tell us, too, what you did with it: where, how many hours "
        "and how many bags.\n";
    if (anyLate(bundle))
        text += "\nWe cannot lend you another kit until this is settled, as others are waiting.\n";
    return text;
}

std::string script(const ReminderBundle &bundle)
{
    std::string text = std::format("Call {}{}{}.\n\n", bundle.name.empty() ? "them" : bundle.name,
                                   bundle.phone.empty() ? "" : " on ", bundle.phone);
    text += "Say: \"Hello, this is the street champions team at the council. Thank you for your "
            "work. I am ringing about the following.\"\n\n";
    for (const DueLoan &one : bundle.loans)
        text += lineOf(one) + "\n";
    text += "\nAsk: when can you bring it back? Is everything there, and in order? Would more time "
            "help? What did you do with it: where, hours, bags, anything left behind?\n"
            "Then: extend the loan, or note the day they said and snooze the reminder.\n";
    return text;
}

} // namespace

std::string lateness(int daysLate)
{
    if (daysLate == 0)
        return "due today";
    const int days = std::abs(daysLate);
    const std::string count = std::format("{} {}", days, days == 1 ? "day" : "days");
    return daysLate > 0 ? count + " late" : "due in " + count;
}

std::string reminderHint(const ReminderBundle &bundle, std::string_view how)
{
    const bool isReached = how == "phone"   ? !bundle.phone.empty()
                           : how == "email" ? !bundle.email.empty()
                                            : !bundle.address.empty();
    const char *way = how == "phone"   ? "telephone number"
                      : how == "email" ? "e-mail address"
                                       : "address";
    const std::string name = bundle.name.empty() ? "This champion" : bundle.name;
    std::string hint;
    if (bundle.isQuiet)
        hint = std::format("{} asked not to be contacted: say only what is still with them.", name);
    if (!isReached)
        hint += std::format("{}No {} is known.", hint.empty() ? "" : " ", way);
    return hint;
}

std::string reminderText(const ReminderBundle &bundle, std::string_view how, Day today,
                         std::string_view council)
{
    if (how == "phone")
        return script(bundle);
    std::string text;
    if (how == "email") {
        if (!bundle.email.empty())
            text += std::format("To: {}\n", bundle.email);
        text += std::format("Subject: {}\n\n", anyLate(bundle) ? "A kit of ours is overdue"
                                                               : "A kit of ours is soon due back");
    } else {
        if (!bundle.address.empty())
            text += bundle.address + "\n\n";
        text += longDay(today) + "\n\n";
    }
    text += written(bundle);
    return text + std::format("\nYours sincerely\n{}\n",
                              council.empty() ? "The street champions team" : council);
}

} // namespace sc
