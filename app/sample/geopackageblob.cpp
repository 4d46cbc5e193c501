// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/geopackageblob.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace sc::sample {

namespace {

constexpr std::uint32_t kBritishNationalGrid = 27700;

class Writer {
public:
    void byte(unsigned value) { m_bytes.push_back(static_cast<char>(value)); }
    void word(std::uint32_t value)
    {
        for (unsigned shift = 0; shift < 32; shift += 8)
            byte((value >> shift) & 0xffU);
    }
    void real(double value)
    {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        word(static_cast<std::uint32_t>(bits & 0xffffffffU));
        word(static_cast<std::uint32_t>(bits >> 32U));
    }
    void point(Pt value)
    {
        real(value.x);
        real(value.y);
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

void points(Writer &out, const Line &line, bool closed)
{
    out.word(static_cast<std::uint32_t>(line.size() + (closed ? 1U : 0U)));
    for (const Pt point : line)
        out.point(point);
    if (closed)
        out.point(line.front());
}

} // namespace

Extent extentOf(const Line &points)
{
    Extent out{points.front(), points.front()};
    for (const Pt point : points) {
        out.low = {std::min(out.low.x, point.x), std::min(out.low.y, point.y)};
        out.high = {std::max(out.high.x, point.x), std::max(out.high.y, point.y)};
    }
    return out;
}

std::string geoPackageBlob(Shape shape, const Line &line)
{
    constexpr unsigned kLittleEndian = 1;
    constexpr unsigned kEnvelope = 1U << 1U; // minimum and maximum of x, then of y
    Writer out;
    out.byte('G');
    out.byte('P');
    out.byte(0);
    out.byte(shape == Shape::Point ? kLittleEndian : kLittleEndian | kEnvelope);
    out.word(kBritishNationalGrid);
    if (shape != Shape::Point) {
        const Extent extent = extentOf(line);
        out.real(extent.low.x);
        out.real(extent.high.x);
        out.real(extent.low.y);
        out.real(extent.high.y);
    }
    out.byte(kLittleEndian);
    switch (shape) {
    case Shape::Point:
        out.word(1);
        out.point(line.front());
        break;
    case Shape::Path:
        out.word(2);
        points(out, line, false);
        break;
    case Shape::Polygon:
        out.word(3);
        out.word(1); // rings
        points(out, area(line) < 0.0 ? reversed(line) : line, true);
        break;
    }
    return out.take();
}

} // namespace sc::sample
