// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/historyorder.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace sc {

namespace {

auto placeOf(const DatedOp &op)
{
    return std::tuple(op.at, op.stamp.time, op.writer, op.seq);
}

/// Which entries each of them followed.
std::vector<std::vector<std::size_t>> followedBy(const std::vector<DatedOp> &ops)
{
    std::map<Stamp, std::size_t> written; // a write told again, for another area, is the same
    std::map<std::int64_t, std::vector<std::size_t>> ofWriter;
    for (std::size_t i = 0; i < ops.size(); ++i) {
        for (const FieldWrite &write : ops[i].body.writes)
            written.try_emplace(write.stamp, i);
        written.try_emplace(ops[i].stamp, i);
        ofWriter[ops[i].stamp.device].push_back(i);
    }
    std::vector<std::vector<std::size_t>> before(ops.size());
    for (std::size_t i = 0; i < ops.size(); ++i)
        for (const FieldWrite &write : ops[i].body.writes)
            for (const Stamp stamp : write.replaces)
                if (const auto found = written.find(stamp); found != written.end())
                    before[i].push_back(found->second);
    for (auto &[writer, own] : ofWriter) {
        std::ranges::sort(own, {},
                          [&](std::size_t i) { return std::pair(ops[i].stamp, ops[i].seq); });
        for (std::size_t i = 1; i < own.size(); ++i)
            before[own[i]].push_back(own[i - 1]);
    }
    return before;
}

} // namespace

std::vector<std::size_t> inOrderWritten(const std::vector<DatedOp> &ops)
{
    std::vector<std::size_t> byClock(ops.size());
    for (std::size_t i = 0; i < ops.size(); ++i)
        byClock[i] = i;
    const auto earlier = [&](std::size_t i) { return placeOf(ops[i]); };
    std::ranges::sort(byClock, {}, earlier);
    std::vector<std::vector<std::size_t>> before = followedBy(ops);
    for (auto &list : before)
        std::ranges::sort(list, std::greater{}, earlier); // taken from the end
    std::vector<bool> met(ops.size());
    std::vector<std::size_t> order;
    std::vector<std::size_t> open;
    for (const std::size_t first : byClock) {
        if (met[first])
            continue;
        met[first] = true;
        open.push_back(first);
        while (!open.empty()) {
            auto &left = before[open.back()];
            if (left.empty()) {
                order.push_back(open.back());
                open.pop_back();
                continue;
            }
            const std::size_t next = left.back();
            left.pop_back();
            if (!met[next]) { // whoever means harm may have written a circle
                met[next] = true;
                open.push_back(next);
            }
        }
    }
    return order;
}

} // namespace sc
