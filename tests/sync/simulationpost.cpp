// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulationpost.h"

#include <algorithm>
#include <iterator>

namespace sc::test {

namespace {

const Instant kFirstDay{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

} // namespace

SimulationPost::SimulationPost(const std::vector<Id> &areas) : m_root(makeSignKeys())
{
    m_trust.rootKey = m_root.open;
    std::vector<Id> all = areas;
    all.emplace_back();
    for (const Id &area : all) {
        m_areaSecrets[area] = makeBoxKeys();
        m_trust.areaKeys[{area, 1}] = {area, 1, m_areaSecrets[area].open};
    }
}

SimulationPost::Member &SimulationPost::memberFor(const std::set<Id> &areas)
{
    const auto known = m_members.find(areas);
    if (known != m_members.end())
        return known->second;
    const Id device = Id::fromName("member " + std::to_string(m_members.size()));
    Member member{{device, makeSignKeys(), makeBoxKeys(), {}}, {}};
    std::set<Id> named = areas;
    named.erase(Id{});
    const Certificate certificate{device,
                                  member.secrets.sign.open,
                                  member.secrets.box.open,
                                  nameHashOf("salt", "Desk"),
                                  named,
                                  kFirstDay,
                                  kFirstDay};
    member.statement = stateCertificate(certificate, m_root);
    m_trust.devices[device] = {certificate, member.statement, "Desk", false};
    for (const Id &area : areas)
        m_trust.grants[{{area, 1}, device}] =
            sealTo(m_areaSecrets[area].secret, certificate.boxKey);
    return m_members.emplace(areas, std::move(member)).first->second;
}

std::string SimulationPost::seal(const Id &bundle, const std::set<Id> &sender,
                                 const Segment &segment)
{
    const Member &member = memberFor(sender);
    const Manifest manifest{14, "1.0", kFirstDay, segment.stream.device, {}};
    const PartDraft part{m_trust.areaKeys.at({segment.stream.scope, 1}),
                         partBytes(manifest, segmentFrame(segment), {}, {})};
    return writeBundle({bundle, {part}, 1}, member.statement, member.secrets.sign);
}

std::optional<std::vector<Segment>> SimulationPost::open(std::string_view bytes,
                                                         const std::set<Id> &reader)
{
    const Member &member = memberFor(reader);
    auto opened = openBundle(bytes, m_trust, member.secrets);
    if (!opened)
        return opened.error() == Refusal::NotForThisDevice ? std::optional(std::vector<Segment>{})
                                                           : std::nullopt;
    std::vector<Segment> segments;
    for (Part &part : opened->parts)
        std::ranges::move(part.segments, std::back_inserter(segments));
    return segments;
}

} // namespace sc::test
