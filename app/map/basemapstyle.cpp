// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/basemapstyle.h"

#include <algorithm>

namespace sc {
namespace {

using enum FeatureClass;

struct PaintRow {
    FeatureClass is;
    BasemapStyle::Paint paint;
};

constexpr QRgb rgb(std::uint32_t value)
{
    return 0xFF000000U | value;
}

constexpr PaintRow kLight[] = {
    {Sea, {rgb(0xA9CDE6), 0, rgb(0x4A7FA8)}},
    {Land, {rgb(0xF2F1EC), 0, 0}},
    {Foreshore, {rgb(0xEDE7D3), 0, 0}},
    {Urban, {rgb(0xECEAE3), 0, 0}},
    {Moor, {rgb(0xE6E9D6), 0, rgb(0x5B6F4E)}},
    {Green, {rgb(0xCFE2C1), 0, rgb(0x4C6B45)}},
    {Cemetery, {rgb(0xD3DFCB), 0, rgb(0x4C6B45)}},
    {Allotment, {rgb(0xDDE5C6), 0, rgb(0x4C6B45)}},
    {Pitch, {rgb(0xC5DDB8), rgb(0xB6D0A8), rgb(0x4C6B45)}},
    {Wood, {rgb(0xBDD6AF), 0, rgb(0x4C6B45)}},
    {Site, {rgb(0xEAE5DC), 0, 0}},
    {Lake, {rgb(0xA9CDE6), 0, rgb(0x3F78A6)}},
    {WaterLine, {rgb(0xA9CDE6), 0, rgb(0x3F78A6)}},
    {House, {rgb(0xE3DDD4), rgb(0xD9D2C7), 0}},
    {Shop, {rgb(0xE6D9CC), rgb(0xD9C9B8), 0}},
    {Industry, {rgb(0xDEDAD6), rgb(0xD0CBC5), 0}},
    {School, {rgb(0xE4DCC4), rgb(0xD6CCAE), 0}},
    {Civic, {rgb(0xE3D6D3), rgb(0xD5C5C1), 0}},
    {Path, {rgb(0xC9BCA5), 0, rgb(0x6A6152)}},
    {Lane, {rgb(0xFFFFFF), rgb(0xDAD6CC), rgb(0x6A6152)}},
    {Street, {rgb(0xFFFFFF), rgb(0xD6D1C6), rgb(0x5C5446)}},
    {BRoad, {rgb(0xFDF3CF), rgb(0xDCCB95), rgb(0x5C5446)}},
    {ARoad, {rgb(0xFBE3B5), rgb(0xD9B67F), rgb(0x5A4A2C)}},
    {Motorway, {rgb(0xBFD0E8), rgb(0x8FA6C8), rgb(0x33486B)}},
    {Rail, {rgb(0xB3ACA0), rgb(0xF7F5F0), 0}},
    {Station, {rgb(0x8D8678), 0, rgb(0x4F483C)}},
    {Town, {0, 0, rgb(0x2F3A3A)}},
    {District, {0, 0, rgb(0x59625F)}},
    {Village, {0, 0, rgb(0x444E4C)}},
    {Landmark, {0, 0, rgb(0x6A6152)}},
    {ParkName, {0, 0, rgb(0x4C6B45)}},
    {WaterName, {0, 0, rgb(0x3F78A6)}},
};

constexpr PaintRow kDark[] = {
    {Sea, {rgb(0x16293A), 0, rgb(0x7FA6C4)}},
    {Land, {rgb(0x1E2426), 0, 0}},
    {Foreshore, {rgb(0x242822), 0, 0}},
    {Urban, {rgb(0x22292B), 0, 0}},
    {Moor, {rgb(0x20292A), 0, rgb(0x8FA88B)}},
    {Green, {rgb(0x23352B), 0, rgb(0x94B594)}},
    {Cemetery, {rgb(0x25322C), 0, rgb(0x94B594)}},
    {Allotment, {rgb(0x2A3529), 0, rgb(0x94B594)}},
    {Pitch, {rgb(0x27402F), rgb(0x2E4936), rgb(0x94B594)}},
    {Wood, {rgb(0x1F3829), 0, rgb(0x94B594)}},
    {Site, {rgb(0x252B2C), 0, 0}},
    {Lake, {rgb(0x1B3549), 0, rgb(0x86B2D4)}},
    {WaterLine, {rgb(0x1B3549), 0, rgb(0x86B2D4)}},
    {House, {rgb(0x2D3436), rgb(0x353D3F), 0}},
    {Shop, {rgb(0x353333), rgb(0x3F3B39), 0}},
    {Industry, {rgb(0x2F3235), rgb(0x383C3F), 0}},
    {School, {rgb(0x353429), rgb(0x403E31), 0}},
    {Civic, {rgb(0x35302F), rgb(0x403938), 0}},
    {Path, {rgb(0x4C4B45), 0, rgb(0xA9A79E)}},
    {Lane, {rgb(0x3A4244), rgb(0x2A3133), rgb(0xB4B8B6)}},
    {Street, {rgb(0x414A4C), rgb(0x293032), rgb(0xC2C7C5)}},
    {BRoad, {rgb(0x524F3F), rgb(0x2E2C24), rgb(0xD0CCB8)}},
    {ARoad, {rgb(0x66583A), rgb(0x352E20), rgb(0xE2D4B4)}},
    {Motorway, {rgb(0x3F5677), rgb(0x243247), rgb(0xC6D6EE)}},
    {Rail, {rgb(0x5E6265), rgb(0x2A3032), 0}},
    {Station, {rgb(0x8D9294), 0, rgb(0xC2C7C5)}},
    {Town, {0, 0, rgb(0xE4E9E7)}},
    {District, {0, 0, rgb(0xAEB7B4)}},
    {Village, {0, 0, rgb(0xC6CECB)}},
    {Landmark, {0, 0, rgb(0xA9A79E)}},
    {ParkName, {0, 0, rgb(0x94B594)}},
    {WaterName, {0, 0, rgb(0x86B2D4)}},
};

constexpr PaintRow kContrast[] = {
    {Sea, {rgb(0xCFE6F7), 0, rgb(0x003A66)}},
    {Land, {rgb(0xFFFFFF), 0, 0}},
    {Foreshore, {rgb(0xF5EFD8), 0, 0}},
    {Urban, {rgb(0xF7F7F7), 0, 0}},
    {Moor, {rgb(0xEFF5E6), 0, rgb(0x1E4A12)}},
    {Green, {rgb(0xD5EDC6), rgb(0x4B7A35), rgb(0x1E4A12)}},
    {Cemetery, {rgb(0xDDEBD3), rgb(0x4B7A35), rgb(0x1E4A12)}},
    {Allotment, {rgb(0xE6F0CF), rgb(0x4B7A35), rgb(0x1E4A12)}},
    {Pitch, {rgb(0xC9E8B8), rgb(0x4B7A35), rgb(0x1E4A12)}},
    {Wood, {rgb(0xBFE0AC), rgb(0x4B7A35), rgb(0x1E4A12)}},
    {Site, {rgb(0xF4F1EA), rgb(0x8A8578), 0}},
    {Lake, {rgb(0xB7DBF5), rgb(0x1A5C92), rgb(0x003A66)}},
    {WaterLine, {rgb(0x1A5C92), 0, rgb(0x003A66)}},
    {House, {rgb(0xE6E3DD), rgb(0x77726A), 0}},
    {Shop, {rgb(0xEBDCCB), rgb(0x77624B), 0}},
    {Industry, {rgb(0xDCDCDC), rgb(0x666666), 0}},
    {School, {rgb(0xEFE6BF), rgb(0x776B35), 0}},
    {Civic, {rgb(0xEFD9D5), rgb(0x774B43), 0}},
    {Path, {rgb(0x7A6A4A), 0, rgb(0x000000)}},
    {Lane, {rgb(0xFFFFFF), rgb(0x6B6B6B), rgb(0x000000)}},
    {Street, {rgb(0xFFFFFF), rgb(0x4F4F4F), rgb(0x000000)}},
    {BRoad, {rgb(0xFFF2B0), rgb(0x6B5A00), rgb(0x000000)}},
    {ARoad, {rgb(0xFFD98A), rgb(0x6B4A00), rgb(0x000000)}},
    {Motorway, {rgb(0x9DBBEE), rgb(0x10305F), rgb(0x000000)}},
    {Rail, {rgb(0x3A3A3A), rgb(0xFFFFFF), 0}},
    {Station, {rgb(0x000000), 0, rgb(0x000000)}},
    {Town, {0, 0, rgb(0x000000)}},
    {District, {0, 0, rgb(0x1A1A1A)}},
    {Village, {0, 0, rgb(0x000000)}},
    {Landmark, {0, 0, rgb(0x1A1A1A)}},
    {ParkName, {0, 0, rgb(0x1E4A12)}},
    {WaterName, {0, 0, rgb(0x003A66)}},
};

template <std::size_t N>
[[nodiscard]] BasemapStyle styleOf(const QString &name, const PaintRow (&rows)[N], QRgb halo,
                                   QRgb emptyFill, QRgb emptyLine)
{
    static_assert(N == kFeatureClassCount);
    BasemapStyle style;
    style.name = name;
    for (const PaintRow &row : rows)
        style.paints[static_cast<std::size_t>(row.is)] = row.paint;
    style.halo = halo;
    style.emptyFill = emptyFill;
    style.emptyLine = emptyLine;
    return style;
}

constexpr int kFirstZoom = 10;
constexpr int kZoomCount = 10;

struct WidthRow {
    FeatureClass is;
    double widths[kZoomCount]; // pixels at zoom 10 to 19
};

constexpr WidthRow kWidths[] = {
    {WaterLine, {0.5, 0.6, 0.8, 1.0, 1.4, 2.0, 3.0, 4.5, 7.0, 11.0}},
    {Lake, {0.8, 1.0, 1.6, 2.4, 4.0, 6.0, 9.0, 14.0, 24.0, 40.0}}, // a river held as a line
    {Path, {0.0, 0.0, 0.0, 0.0, 0.7, 0.9, 1.2, 1.8, 2.6, 4.0}},
    {Lane, {0.0, 0.0, 0.0, 0.7, 1.3, 2.6, 4.6, 7.5, 13.0, 22.0}},
    {Street, {0.0, 0.0, 0.6, 1.0, 1.9, 3.8, 6.5, 10.0, 17.0, 30.0}},
    {BRoad, {0.8, 1.1, 1.7, 2.6, 4.0, 6.0, 9.0, 13.0, 21.0, 36.0}},
    {ARoad, {1.4, 1.9, 2.7, 4.0, 6.0, 8.5, 12.0, 17.0, 26.0, 42.0}},
    {Motorway, {1.8, 2.4, 3.4, 5.0, 7.5, 10.0, 14.0, 20.0, 30.0, 48.0}},
    {Rail, {0.7, 0.9, 1.1, 1.4, 1.8, 2.2, 2.6, 3.4, 4.6, 6.5}},
};

struct LabelRow {
    FeatureClass is;
    LabelRule rule;
};

constexpr LabelRow kLabels[] = {
    {Town, {8, 16, 0, 16, true, false}},         {District, {12, 16, 1, 13, true, false}},
    {Village, {12, 17, 2, 13, false, false}},    {Station, {14, 19, 3, 11, true, false}},
    {WaterName, {13, 19, 4, 12, false, true}},   {ParkName, {14, 19, 5, 12, false, false}},
    {Motorway, {13, 19, 6, 12, true, false}},    {ARoad, {14, 19, 7, 12, false, false}},
    {Moor, {13, 17, 8, 12, false, false}},       {Green, {14, 19, 9, 12, false, false}},
    {Wood, {14, 19, 10, 12, false, false}},      {Lake, {14, 19, 11, 12, false, true}},
    {BRoad, {15, 19, 12, 12, false, false}},     {Street, {15, 19, 13, 12, false, false}},
    {Lane, {16, 19, 14, 11, false, false}},      {Cemetery, {15, 19, 15, 11, false, false}},
    {WaterLine, {15, 19, 16, 12, false, true}},  {Path, {17, 19, 17, 11, false, true}},
    {Allotment, {16, 19, 18, 11, false, false}}, {Pitch, {16, 19, 19, 11, false, false}},
    {Landmark, {16, 19, 20, 11, false, false}},
};

} // namespace

const BasemapStyle &BasemapStyle::named(QStringView name)
{
    static const BasemapStyle light =
        styleOf(QStringLiteral("light"), kLight, 0xE6FBFAF7U, rgb(0xF2F1EC), rgb(0xE3E1DA));
    static const BasemapStyle dark =
        styleOf(QStringLiteral("dark"), kDark, 0xD91A2022U, rgb(0x1E2426), rgb(0x2A3133));
    static const BasemapStyle contrast =
        styleOf(QStringLiteral("contrast"), kContrast, 0xFFFFFFFFU, rgb(0xFFFFFF), rgb(0x8A8A8A));
    if (name == dark.name)
        return dark;
    return name == contrast.name ? contrast : light;
}

QStringList BasemapStyle::names()
{
    return {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")};
}

const LabelRule &labelRule(FeatureClass is)
{
    static constexpr LabelRule kNone;
    const auto *row = std::ranges::find(kLabels, is, &LabelRow::is);
    return row == std::end(kLabels) ? kNone : row->rule;
}

double lineWidth(FeatureClass is, int zoom)
{
    const auto *row = std::ranges::find(kWidths, is, &WidthRow::is);
    if (row == std::end(kWidths))
        return 0.0;
    return row->widths[std::clamp(zoom - kFirstZoom, 0, kZoomCount - 1)];
}

double casingWidth(FeatureClass is, int zoom)
{
    const double width = lineWidth(is, zoom);
    if (width < 2.0)
        return 0.0;
    return is == ARoad || is == Motorway ? 1.2 : 1.0;
}

} // namespace sc
