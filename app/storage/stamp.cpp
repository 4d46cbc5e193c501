// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/stamp.h"

#include "storage/bytes.h"

#include <algorithm>

namespace sc {

namespace {

auto position(auto &later, std::uint16_t field)
{
    return std::ranges::lower_bound(later, field, {},
                                    [](const auto &entry) { return entry.first; });
}

void write(ByteWriter &out, Stamp stamp)
{
    out.fixed64(static_cast<std::uint64_t>(stamp.time));
    out.varint(static_cast<std::uint64_t>(stamp.device));
}

Stamp read(ByteReader &in)
{
    const auto time = static_cast<std::int64_t>(in.fixed64());
    return {time, static_cast<std::int64_t>(in.varint())};
}

} // namespace

Stamp RowStamps::of(std::uint16_t field) const
{
    const auto found = position(m_later, field);
    return found != m_later.end() && found->first == field ? found->second : m_base;
}

void RowStamps::set(std::uint16_t field, Stamp stamp)
{
    const auto found = position(m_later, field);
    if (found != m_later.end() && found->first == field)
        found->second = stamp;
    else if (stamp != m_base)
        m_later.insert(found, {field, stamp});
}

std::vector<Stamp> RowStamps::all() const
{
    std::vector<Stamp> stamps{m_base};
    for (const auto &[field, stamp] : m_later)
        if (!std::ranges::contains(stamps, stamp))
            stamps.push_back(stamp);
    return stamps;
}

std::string RowStamps::encode() const
{
    ByteWriter out;
    write(out, m_base);
    for (const auto &[field, stamp] : m_later) {
        out.varint(field);
        write(out, stamp);
    }
    return out.take();
}

std::optional<RowStamps> RowStamps::decode(std::string_view bytes)
{
    ByteReader in(bytes);
    RowStamps stamps(read(in));
    while (in.ok() && !in.atEnd()) {
        const auto field = static_cast<std::uint16_t>(in.varint());
        stamps.m_later.emplace_back(field, read(in));
    }
    if (!in.ok())
        return std::nullopt;
    return stamps;
}

} // namespace sc
