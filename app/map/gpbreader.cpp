// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/gpbreader.h"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <optional>

namespace sc {
namespace {

constexpr int kDeepest = 4;
constexpr std::uint32_t kEwkbZ = 0x80000000U;
constexpr std::uint32_t kEwkbM = 0x40000000U;
constexpr std::uint32_t kEwkbSrid = 0x20000000U;

class Cursor {
public:
    explicit Cursor(std::string_view bytes) : m_bytes(bytes) {}

    void setLittleEndian(bool little)
    {
        m_swap = little != (std::endian::native == std::endian::little);
    }
    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }

    template <class T> [[nodiscard]] bool read(T &value)
    {
        if (m_bytes.size() < sizeof(T))
            return false;
        char raw[sizeof(T)];
        for (std::size_t i = 0; i < sizeof(T); ++i)
            raw[i] = m_bytes[m_swap ? sizeof(T) - 1 - i : i];
        std::memcpy(&value, raw, sizeof(T));
        m_bytes.remove_prefix(sizeof(T));
        return true;
    }

    [[nodiscard]] bool skip(std::size_t count)
    {
        if (m_bytes.size() < count)
            return false;
        m_bytes.remove_prefix(count);
        return true;
    }

private:
    std::string_view m_bytes;
    bool m_swap = false;
};

struct WkbHeader {
    std::uint32_t type = 0;
    std::size_t extraDoubles = 0;
};

[[nodiscard]] std::optional<WkbHeader> readWkbHeader(Cursor &in)
{
    std::uint8_t order = 0;
    std::uint32_t code = 0;
    if (!in.read(order) || order > 1)
        return std::nullopt;
    in.setLittleEndian(order == 1);
    if (!in.read(code))
        return std::nullopt;

    WkbHeader header;
    if ((code & kEwkbSrid) != 0 && !in.skip(sizeof(std::uint32_t)))
        return std::nullopt;
    header.extraDoubles = ((code & kEwkbZ) != 0 ? 1U : 0U) + ((code & kEwkbM) != 0 ? 1U : 0U);
    code &= 0x0FFFFFFFU;
    if (code >= 4000)
        return std::nullopt;
    constexpr std::size_t kIsoExtra[] = {0, 1, 1, 2};
    header.extraDoubles += kIsoExtra[code / 1000];
    header.type = code % 1000;
    return header;
}

[[nodiscard]] bool readPoints(Cursor &in, std::uint32_t count, std::size_t extra, RawGeometry &out)
{
    // Checked before any memory is taken: a count may claim more than the blob holds.
    if (in.left() / ((2 + extra) * sizeof(double)) < count)
        return false;
    for (std::uint32_t i = 0; i < count; ++i) {
        double x = 0;
        double y = 0;
        if (!in.read(x) || !in.read(y) || !in.skip(extra * sizeof(double)))
            return false;
        if (!std::isfinite(x) || !std::isfinite(y))
            return false;
        out.x.push_back(x);
        out.y.push_back(y);
    }
    if (count > 0)
        out.partEnds.push_back(static_cast<std::uint32_t>(out.x.size()));
    return true;
}

[[nodiscard]] bool readPoint(Cursor &in, std::size_t extra, RawGeometry &out)
{
    // An empty point is written as two NaNs.
    Cursor ahead = in;
    double x = 0;
    double y = 0;
    if (!ahead.read(x) || !ahead.read(y))
        return false;
    if (std::isnan(x) && std::isnan(y))
        return in.skip((2 + extra) * sizeof(double));
    return readPoints(in, 1, extra, out);
}

[[nodiscard]] bool readGeometry(Cursor &in, RawGeometry &out, int depth);

[[nodiscard]] bool readMembers(Cursor &in, RawGeometry &out, int depth)
{
    std::uint32_t count = 0;
    if (!in.read(count) || count > in.left() / 5)
        return false;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!readGeometry(in, out, depth + 1))
            return false;
    }
    return true;
}

[[nodiscard]] bool readRings(Cursor &in, std::size_t extra, RawGeometry &out)
{
    std::uint32_t rings = 0;
    if (!in.read(rings) || rings > in.left() / 4)
        return false;
    for (std::uint32_t i = 0; i < rings; ++i) {
        std::uint32_t count = 0;
        if (!in.read(count) || !readPoints(in, count, extra, out))
            return false;
    }
    return true;
}

[[nodiscard]] GeometryKind kindOf(std::uint32_t type)
{
    switch (type) {
    case 1:
    case 4:
        return GeometryKind::Point;
    case 2:
    case 5:
        return GeometryKind::Line;
    case 3:
    case 6:
        return GeometryKind::Polygon;
    default:
        return GeometryKind::None;
    }
}

[[nodiscard]] bool readBody(Cursor &in, const WkbHeader &header, RawGeometry &out)
{
    std::uint32_t count = 0;
    switch (header.type) {
    case 1:
        return readPoint(in, header.extraDoubles, out);
    case 2:
        return in.read(count) && readPoints(in, count, header.extraDoubles, out);
    default:
        return readRings(in, header.extraDoubles, out);
    }
}

bool readGeometry(Cursor &in, RawGeometry &out, int depth)
{
    if (depth > kDeepest)
        return false;
    const auto header = readWkbHeader(in);
    if (!header || header->type < 1 || header->type > 7)
        return false;
    if (header->type >= 4)
        return readMembers(in, out, depth);

    const GeometryKind kind = kindOf(header->type);
    if (out.kind == GeometryKind::None)
        out.kind = kind;
    if (out.kind == kind)
        return readBody(in, *header, out);
    RawGeometry ignored;
    return readBody(in, *header, ignored);
}

} // namespace

bool readGeoPackageGeometry(std::string_view blob, RawGeometry &out)
{
    out.clear();
    if (blob.size() < 8 || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0)
        return false;
    const auto flags = static_cast<std::uint8_t>(blob[3]);
    const bool extended = (flags & 0x20U) != 0;
    const unsigned envelope = (flags >> 1U) & 0x07U;
    if (extended || envelope > 4)
        return false;
    constexpr std::size_t kEnvelopeBytes[] = {0, 32, 48, 48, 64};
    const std::size_t header = 8 + kEnvelopeBytes[envelope];
    if (blob.size() < header)
        return false;

    Cursor in(blob.substr(header));
    if (!readGeometry(in, out, 0)) {
        out.clear();
        return false;
    }
    return true;
}

} // namespace sc
