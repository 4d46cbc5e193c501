// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/polygon.h"

#include <cmath>
#include <cstdint>

// Version 1, all numbers variable-length (7 bits a byte, least first, high bit on all but the
// last):
//   1 byte version, 1 byte units, count of parts, then for each part its count of rings (outer
//   first) and for each ring its count of corners and the corners. A corner is the difference from
//   the corner before (from 0, 0 at the very start), x then y, in steps of 1e-7 degree or 1 cm,
//   zigzag coded.

namespace sc {

namespace {

constexpr char kVersion = 1;

double stepsPerUnit(Units units)
{
    return units == Units::Degrees ? 1e7 : 100.0;
}

void putNumber(std::string &out, std::uint64_t value)
{
    while (value >= 0x80) {
        out += static_cast<char>((value & 0x7f) | 0x80);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0);
}

std::int64_t unzigzag(std::uint64_t value)
{
    const auto half = static_cast<std::int64_t>(value >> 1);
    return (value & 1) != 0 ? -half - 1 : half;
}

struct Steps {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

void putRing(std::string &out, const Ring &ring, Steps &at, double steps)
{
    putNumber(out, ring.size());
    for (const PlanePoint corner : ring) {
        const Steps next{std::llround(corner.x * steps), std::llround(corner.y * steps)};
        putNumber(out, zigzag(next.x - at.x));
        putNumber(out, zigzag(next.y - at.y));
        at = next;
    }
}

class ShapeReader {
public:
    explicit ShapeReader(std::string_view bytes) : m_left(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_left.empty(); }

    std::optional<std::uint64_t> number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && !m_left.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_left.front());
            m_left.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        return std::nullopt;
    }

    /// A count of things that take at least `each` bytes: larger than what is left means damage.
    std::optional<std::size_t> count(std::size_t each)
    {
        const auto value = number();
        if (!value || *value > m_left.size() / each)
            return std::nullopt;
        return static_cast<std::size_t>(*value);
    }

    std::optional<Ring> ring(double steps)
    {
        const auto corners = count(2);
        if (!corners)
            return std::nullopt;
        Ring ring;
        ring.reserve(*corners);
        for (std::size_t i = 0; i < *corners; ++i) {
            const auto x = number();
            const auto y = number();
            if (!x || !y || *x > kFar || *y > kFar)
                return std::nullopt;
            m_at = {m_at.x + unzigzag(*x), m_at.y + unzigzag(*y)};
            ring.push_back(
                {static_cast<double>(m_at.x) / steps, static_cast<double>(m_at.y) / steps});
        }
        return ring;
    }

private:
    static constexpr std::uint64_t kFar = std::uint64_t{1}
                                          << 40; // no step is longer than the Earth

    std::string_view m_left;
    Steps m_at;
};

std::optional<Polygon> readPart(ShapeReader &reader, double steps)
{
    const auto rings = reader.count(1);
    if (!rings || *rings == 0)
        return std::nullopt;
    Polygon part;
    for (std::size_t i = 0; i < *rings; ++i) {
        auto ring = reader.ring(steps);
        if (!ring)
            return std::nullopt;
        if (i == 0)
            part.outer = std::move(*ring);
        else
            part.holes.push_back(std::move(*ring));
    }
    return part;
}

} // namespace

std::string encodeShape(const MultiPolygon &shape)
{
    std::string out{kVersion, static_cast<char>(shape.units)};
    const double steps = stepsPerUnit(shape.units);
    Steps at;
    putNumber(out, shape.parts.size());
    for (const Polygon &part : shape.parts) {
        putNumber(out, 1 + part.holes.size());
        putRing(out, part.outer, at, steps);
        for (const Ring &hole : part.holes)
            putRing(out, hole, at, steps);
    }
    return out;
}

std::optional<MultiPolygon> decodeShape(std::string_view bytes)
{
    if (bytes.size() < 3 || bytes[0] != kVersion || bytes[1] < 0 || bytes[1] > 1)
        return std::nullopt;
    MultiPolygon shape;
    shape.units = static_cast<Units>(bytes[1]);
    ShapeReader reader(bytes.substr(2));
    const auto parts = reader.count(1);
    if (!parts)
        return std::nullopt;
    for (std::size_t i = 0; i < *parts; ++i) {
        auto part = readPart(reader, stepsPerUnit(shape.units));
        if (!part)
            return std::nullopt;
        shape.parts.push_back(std::move(*part));
    }
    return reader.atEnd() ? std::optional(std::move(shape)) : std::nullopt;
}

} // namespace sc
