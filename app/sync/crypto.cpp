// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/crypto.h"

#include "storage/bytes.h"

#include <sodium.h>

#include <cstdlib>

namespace sc {

namespace {

/// libsodium asks to be started once. Without its source of randomness nothing here may go on.
void start()
{
    static const bool started = sodium_init() >= 0;
    if (!started)
        std::abort();
}

unsigned char *into(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}
const unsigned char *from(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

struct Cost {
    std::uint64_t passes;
    std::uint64_t memory;
};

Cost costOf(Effort effort)
{
    if (effort == Effort::Least)
        return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
    return {3, 64ULL * 1024 * 1024};
}

/// What a damaged file may not make us spend.
constexpr std::uint64_t kMostPasses = 16;
constexpr std::uint64_t kMostMemory = 1024ULL * 1024 * 1024;

std::optional<std::string> keyFrom(std::string_view passphrase, std::string_view salt, Cost cost)
{
    std::string key(crypto_secretbox_KEYBYTES, '\0');
    const int done = crypto_pwhash(into(key), key.size(), passphrase.data(), passphrase.size(),
                                   from(salt), cost.passes, static_cast<std::size_t>(cost.memory),
                                   crypto_pwhash_ALG_ARGON2ID13);
    return done == 0 ? std::optional(key) : std::nullopt;
}

} // namespace

std::string randomBytes(std::size_t size)
{
    start();
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::uint32_t randomBelow(std::uint32_t below)
{
    start();
    return randombytes_uniform(below);
}

std::string hashBytes(std::string_view bytes)
{
    start();
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(into(hash), hash.size(), from(bytes), bytes.size(), nullptr, 0);
    return hash;
}

SignKeys makeSignKeys()
{
    return signKeysFromSeed(randomBytes(crypto_sign_SEEDBYTES));
}

SignKeys signKeysFromSeed(std::string_view seed)
{
    start();
    SignKeys keys{std::string(crypto_sign_PUBLICKEYBYTES, '\0'),
                  std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    std::string whole(seed);
    whole.resize(crypto_sign_SEEDBYTES);
    crypto_sign_seed_keypair(into(keys.open), into(keys.secret), from(whole));
    return keys;
}

BoxKeys makeBoxKeys()
{
    return boxKeysOf(randomBytes(crypto_box_SECRETKEYBYTES));
}

BoxKeys boxKeysOf(std::string_view secret)
{
    start();
    BoxKeys keys{std::string(crypto_box_PUBLICKEYBYTES, '\0'), std::string(secret)};
    keys.secret.resize(crypto_box_SECRETKEYBYTES);
    crypto_scalarmult_base(into(keys.open), from(keys.secret));
    return keys;
}

std::string signatureOf(std::string_view message, const SignKeys &keys)
{
    start();
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(into(signature), nullptr, from(message), message.size(),
                         from(keys.secret));
    return signature;
}

bool isSigned(std::string_view message, std::string_view signature, std::string_view openKey)
{
    start();
    return signature.size() == crypto_sign_BYTES && openKey.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(from(signature), from(message), message.size(),
                                       from(openKey)) == 0;
}

std::string longSignatureOf(std::string_view message, const SignKeys &keys)
{
    start();
    crypto_sign_state state;
    crypto_sign_init(&state);
    crypto_sign_update(&state, from(message), message.size());
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_final_create(&state, into(signature), nullptr, from(keys.secret));
    return signature;
}

bool isLongSigned(std::string_view message, std::string_view signature, std::string_view openKey)
{
    start();
    if (signature.size() != crypto_sign_BYTES || openKey.size() != crypto_sign_PUBLICKEYBYTES)
        return false;
    crypto_sign_state state;
    crypto_sign_init(&state);
    crypto_sign_update(&state, from(message), message.size());
    std::string copy(signature); // the call does not promise to leave it alone
    return crypto_sign_final_verify(&state, into(copy), from(openKey)) == 0;
}

std::string sealTo(std::string_view plain, std::string_view openKey)
{
    start();
    std::string sealed(plain.size() + crypto_box_SEALBYTES, '\0');
    if (openKey.size() != crypto_box_PUBLICKEYBYTES ||
        crypto_box_seal(into(sealed), from(plain), plain.size(), from(openKey)) != 0)
        return {};
    return sealed;
}

std::optional<std::string> unseal(std::string_view sealed, const BoxKeys &keys)
{
    start();
    if (sealed.size() < crypto_box_SEALBYTES || keys.open.size() != crypto_box_PUBLICKEYBYTES ||
        keys.secret.size() != crypto_box_SECRETKEYBYTES)
        return std::nullopt;
    std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(into(plain), from(sealed), sealed.size(), from(keys.open),
                             from(keys.secret)) != 0)
        return std::nullopt;
    return plain;
}

std::string lockWith(std::string_view passphrase, std::string_view plain, Effort effort)
{
    const Cost cost = costOf(effort);
    const std::string salt = randomBytes(crypto_pwhash_SALTBYTES);
    const std::string nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    const std::optional<std::string> key = keyFrom(passphrase, salt, cost);
    if (!key)
        return {}; // no memory for it
    std::string box(plain.size() + crypto_secretbox_MACBYTES, '\0');
    crypto_secretbox_easy(into(box), from(plain), plain.size(), from(nonce), from(*key));
    ByteWriter out;
    out.varint(cost.passes);
    out.varint(cost.memory);
    out.raw(salt);
    out.raw(nonce);
    out.raw(box);
    return out.take();
}

std::optional<std::string> unlockWith(std::string_view passphrase, std::string_view locked)
{
    start();
    ByteReader in(locked);
    const Cost cost{in.varint(), in.varint()};
    const std::string_view salt = in.raw(crypto_pwhash_SALTBYTES);
    const std::string_view nonce = in.raw(crypto_secretbox_NONCEBYTES);
    if (!in.ok() || cost.passes < 1 || cost.passes > kMostPasses ||
        cost.memory < crypto_pwhash_MEMLIMIT_MIN || cost.memory > kMostMemory)
        return std::nullopt;
    const std::string_view box = in.rest();
    const std::optional<std::string> key = keyFrom(passphrase, salt, cost);
    if (!key || box.size() < crypto_secretbox_MACBYTES)
        return std::nullopt;
    std::string plain(box.size() - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(into(plain), from(box), box.size(), from(nonce), from(*key)) !=
        0)
        return std::nullopt;
    return plain;
}

} // namespace sc
