// SPDX-License-Identifier: GPL-3.0-or-later
// The chain that shows whether the journal was altered: each op's hash is made over the one before.
#include "storage/bytes.h"
#include "storage/journal.h"

#include <sodium.h>

namespace sc {

std::string chainHash(std::string_view previous, const OpFacts &facts)
{
    ByteWriter out;
    out.reserve(facts.body.size() + 256);
    out.raw(previous);
    out.raw(facts.scope.bytes());
    out.raw(facts.device.bytes());
    out.fixed64(static_cast<std::uint64_t>(facts.seq));
    out.fixed64(static_cast<std::uint64_t>(facts.stamp));
    out.varint(static_cast<std::uint64_t>(facts.type));
    out.raw(facts.record.bytes());
    out.byte(static_cast<std::uint8_t>(facts.kind));
    out.raw(facts.action.bytes());
    out.text(facts.actor);
    out.text(facts.reason);
    out.text(facts.body);
    std::string hash(crypto_generichash_BYTES, '\0');
    const std::string &bytes = out.bytes();
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), nullptr,
                       0);
    return hash;
}

} // namespace sc
