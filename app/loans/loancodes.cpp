// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loancodes.h"

#include <array>

namespace sc {

namespace {

constexpr std::array<Code, 10> kStatuses{{
    {"draft", "Draft"},
    {"reserved", "Reserved"},
    {"ready", "Ready to collect"},
    {"out", "Out"},
    {"checking", "Back, being checked"},
    {"incomplete", "Incomplete"},
    {"closed", "Closed"},
    {"written_off", "Written off"},
    {"cancelled", "Cancelled"},
    {"no_show", "Not collected"},
}};

constexpr std::array<Code, 6> kOutcomes{{
    {"ok", "In order"},
    {"worn", "Worn"},
    {"damaged", "Damaged"},
    {"lost", "Lost"},
    {"consumed", "Used up"},
    {"unused", "Unused"},
}};

constexpr std::array<Code, 3> kSignatures{{
    {"screen", "On the screen"},
    {"scanned", "On paper, scanned"},
    {"paper", "On paper"},
}};

constexpr std::array<Code, 3> kReminders{{
    {"letter", "Letter"},
    {"email", "E-mail"},
    {"phone", "Telephone"},
}};

constexpr std::array<Code, 12> kRules{{
    {"training_missing", "Not trained"},
    {"training_expired", "Training out of date"},
    {"disclaimer_unsigned", "Disclaimer not signed"},
    {"disclaimer_outdated", "Signed an older disclaimer"},
    {"assessment_missing", "No risk assessment"},
    {"kit_incomplete", "Kit incomplete"},
    {"inspection_overdue", "Inspection overdue"},
    {"ppe_out_of_date", "Protective equipment out of date"},
    {"borrower_suspended", "Suspended"},
    {"borrower_overdue", "Has another loan overdue"},
    {"kit_not_available", "Kit not available"},
    {"kit_reserved", "Kit reserved for somebody else"},
}};

constexpr std::array<Code, 2> kSackFlags{{
    {"more_bags_than_sacks", "More bags are reported than sacks were used"},
    {"sacks_unexplained", "Many more sacks are gone than bags are reported"},
}};

} // namespace

std::span<const Code> loanStatuses()
{
    return kStatuses;
}

std::span<const Code> lineOutcomes()
{
    return kOutcomes;
}

std::span<const Code> signatureWays()
{
    return kSignatures;
}

std::span<const Code> reminderWays()
{
    return kReminders;
}

std::span<const Code> gateRules()
{
    return kRules;
}

std::span<const Code> sackFlags()
{
    return kSackFlags;
}

} // namespace sc
