// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dates.h"
#include "exchange/importing.h"

#include <memory>
#include <string>

namespace sc::test {

/// A desk that orders are given at, as a script gives them.
class Orders {
protected:
    void begin()
    {
        m_applier.reset();
        m_desk = std::make_unique<Desk>();
        m_applier = std::make_unique<Applier>(m_desk->database(), Actor{"Jo"});
    }
    Json apply(const Json &order) { return Json::parse(m_applier->apply(order.dump()).line); }
    Json create(const std::string &type, const Json &fields)
    {
        return apply({{"op", "create"}, {"type", type}, {"fields", fields}});
    }
    Json update(const std::string &type, const std::string &id, const Json &fields)
    {
        return apply({{"op", "update"}, {"type", type}, {"id", id}, {"fields", fields}});
    }
    Json act(const std::string &type, const std::string &id, const std::string &action,
             const Json &fields = Json::object())
    {
        return apply(
            {{"op", "action"}, {"type", type}, {"id", id}, {"action", action}, {"fields", fields}});
    }
    /// "field code" of every fault; "ok" where there is none.
    static std::string faults(const Json &answer)
    {
        if (answer["ok"] == true)
            return "ok";
        std::string codes;
        for (const Json &error : answer["errors"])
            codes += (codes.empty() ? "" : ", ") + error["field"].get<std::string>() + " " +
                     error["code"].get<std::string>();
        return codes;
    }
    Json first(const std::string &type) { return Json::parse(m_desk->dump(type).at(0)); }
    /// So many days from now, by the clock on the wall.
    std::string day(int from = 0)
    {
        return isoDay(addDays(localDay(m_desk->database().clock().now()), from));
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Applier> m_applier;
};

} // namespace sc::test
