// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bankholidays.h"
#include "core/calendar.h"
#include "reports/reportliststore.h"
#include "reports/reportstore.h"

#include <QString>

namespace sc {

class Session;

/// How reports are put into words on a screen.
class ReportWords {
public:
    /// Days are counted up to today, without the bank holidays of the council's nation.
    explicit ReportWords(Session &session);
    /// For words in which no days are counted.
    explicit ReportWords(ReportStore &reports) : m_reports(reports) {}

    /// "Fly-tipping: mattress and bags".
    [[nodiscard]] QString title(const Report &report) const;
    [[nodiscard]] QString category(const std::string &code) const;
    /// "Mill Lane, College"; a grid reference where neither is known.
    [[nodiscard]] QString place(const ReportRow &row) const;
    /// "J. Pearson (champion 41)", "Public", "Councillor, A. Bell".
    [[nodiscard]] QString teller(const ReportRow &row) const;
    /// Short, for lists: "due Thu 26 Nov", "3 days late", "done in 2 days".
    [[nodiscard]] QString dueShort(const Report &report) const;
    /// A sentence: "Due Thu 26 Nov, 3 working days left".
    [[nodiscard]] QString dueLine(const Report &report) const;
    [[nodiscard]] bool isLate(const Report &report) const;

    /// The key of Theme's colours and shapes: "new", "progress", "closed" …
    [[nodiscard]] static QString stateKey(std::string_view status);
    [[nodiscard]] static QString stateWord(std::string_view status);
    /// What the button says that takes a report there: "Schedule", "Mark as done".
    [[nodiscard]] static QString stepTitle(std::string_view status);

private:
    ReportStore &m_reports;
    Day m_today{};
    Nation m_nation = Nation::EnglandAndWales;
};

/// What to tell a caller about a hazard or a fly-tip; empty where there is nothing to warn of.
[[nodiscard]] QString expertsNotice(const Report &report);

} // namespace sc
