// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/orders.h"

#include <string>

namespace sc::test {

/// Orders for loans.
class LoanLending : protected Orders {
protected:
    Json act(const std::string &id, const std::string &action, const Json &fields = Json::object())
    {
        return Orders::act("loan", id, action, fields);
    }
    /// A loan of these kits that is out, from some days ago to some days from now.
    std::string lend(const Json &kits, int from = 0, int to = 3)
    {
        const std::string id = create("loan", {{"kits", kits},
                                               {"borrower", "41"},
                                               {"due_out", day(from)},
                                               {"due_in", day(to)}})["id"];
        Json with{{"by", "Ann"}};
        if (from < 0) {
            with["at"] = day(from);
            with["reason"] = "From the paper form";
        }
        const Json lent = act(id, "lend_now", with);
        return lent["ok"] == true ? id : faults(lent);
    }
};

} // namespace sc::test
