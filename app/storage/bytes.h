// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// Builds the compact byte strings of the journal: varints are little-endian base 128.
class ByteWriter {
public:
    void reserve(std::size_t size) { m_bytes.reserve(size); }
    void byte(std::uint8_t value) { m_bytes += static_cast<char>(value); }
    void varint(std::uint64_t value)
    {
        while (value >= 0x80) {
            byte(static_cast<std::uint8_t>(value | 0x80));
            value >>= 7;
        }
        byte(static_cast<std::uint8_t>(value));
    }
    /// Zigzag, so that small negative numbers stay short too.
    void signedVarint(std::int64_t value)
    {
        varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void fixed64(std::uint64_t value)
    {
        char bytes[8];
        for (std::size_t i = 0; i < 8; ++i)
            bytes[i] = static_cast<char>(value >> (56 - 8 * i));
        m_bytes.append(bytes, 8);
    }
    void real(double value) { fixed64(std::bit_cast<std::uint64_t>(value)); }
    void raw(std::string_view bytes) { m_bytes += bytes; }
    void text(std::string_view bytes)
    {
        varint(bytes.size());
        raw(bytes);
    }

    [[nodiscard]] std::string take() { return std::move(m_bytes); }
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter wrote. Running off the end is remembered, never undefined: callers read on
/// and ask `ok()` once at the end.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint8_t byte()
    {
        if (m_rest.empty()) {
            m_ok = false;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return value;
        }
        m_ok = false;
        return 0;
    }
    std::int64_t signedVarint()
    {
        const std::uint64_t value = varint();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }
    std::uint64_t fixed64()
    {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i)
            value = (value << 8) | byte();
        return value;
    }
    double real() { return std::bit_cast<double>(fixed64()); }
    std::string_view raw(std::uint64_t size)
    {
        if (size > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const std::string_view bytes = m_rest.substr(0, static_cast<std::size_t>(size));
        m_rest.remove_prefix(bytes.size());
        return bytes;
    }
    std::string_view text() { return raw(varint()); }

    [[nodiscard]] std::string_view rest() const { return m_rest; }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace sc
