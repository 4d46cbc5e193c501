// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/sheet.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <numeric>
#include <utility>

namespace sc {

namespace {

// QTextDocument measures pictures in pixels of 96 to the inch and scales them to the device.
int pixels(double millimetres)
{
    return static_cast<int>(std::lround(millimetres * 96.0 / 25.4));
}

std::string escaped(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\n':
            safe += "<br/>";
            break;
        case '\r':
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

// An empty cell would collapse.
std::string cellText(std::string_view text)
{
    return text.empty() ? std::string("&nbsp;") : escaped(text);
}

} // namespace

Sheet::Sheet(std::string title, std::string reference, std::string issuer, Look look)
    : m_title(std::move(title))
    , m_reference(std::move(reference))
    , m_issuer(std::move(issuer))
    , m_look(look)
{}

void Sheet::showTitle()
{
    m_body += std::format("<p class=\"title\">{}</p>", escaped(m_title));
}

void Sheet::heading(std::string_view text)
{
    m_body += std::format("<h2>{}</h2>", escaped(text));
}

void Sheet::paragraph(std::string_view text)
{
    m_body += std::format("<p>{}</p>", escaped(text));
}

void Sheet::display(std::string_view text)
{
    m_body += std::format("<p class=\"display\">{}</p>", escaped(text));
}

void Sheet::warning(std::string_view text)
{
    m_body += std::format("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"6\"><tr>"
                          "<td width=\"1%\" bgcolor=\"#000000\"></td>"
                          "<td width=\"99%\"><b>{}</b></td></tr></table>",
                          escaped(text));
}

void Sheet::bullets(const std::vector<std::string> &lines)
{
    m_body += "<ul>";
    for (const std::string &line : lines)
        m_body += std::format("<li>{}</li>", escaped(line));
    m_body += "</ul>";
}

void Sheet::facts(const std::vector<std::pair<std::string, std::string>> &pairs)
{
    m_body += R"(<table width="100%" cellspacing="0" cellpadding="3" class="facts">)";
    for (const auto &[label, value] : pairs) {
        const std::string shown =
            value.empty() ? std::string("_________________________________") : escaped(value);
        m_body += std::format("<tr><td width=\"30%\"><b>{}</b></td><td width=\"70%\">{}</td></tr>",
                              escaped(label), shown);
    }
    m_body += "</table>";
}

void Sheet::table(const std::vector<Column> &columns,
                  const std::vector<std::vector<std::string>> &rows)
{
    table(columns, rows, TableLook{});
}

void Sheet::table(const std::vector<Column> &columns,
                  const std::vector<std::vector<std::string>> &rows, const TableLook &look)
{
    const int all = std::max(
        1, std::accumulate(columns.begin(), columns.end(), 0,
                           [](int sum, const Column &column) { return sum + column.share; }));
    m_body += std::format("<table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"{}\" "
                          "class=\"grid\"><thead><tr>",
                          look.roomToWrite ? 7 : 4);
    for (const Column &column : columns)
        m_body += std::format(
            "<th width=\"{}%\" align=\"left\" bgcolor=\"#e6e6e6\" class=\"cell\">{}</th>",
            100 * column.share / all, cellText(column.title));
    m_body += "</tr></thead>";
    const auto writeRow = [&](const std::vector<std::string> &row) {
        m_body += "<tr>";
        for (std::size_t i = 0; i < columns.size(); ++i)
            m_body += std::format("<td class=\"cell\">{}</td>",
                                  cellText(i < row.size() ? row[i] : std::string()));
        m_body += "</tr>";
    };
    std::ranges::for_each(rows, writeRow);
    for (int i = 0; i < look.emptyRows; ++i)
        writeRow({});
    m_body += "</table>";
}

void Sheet::signatures(const std::vector<std::string> &roles)
{
    std::vector<std::vector<std::string>> rows;
    rows.reserve(roles.size());
    for (const std::string &role : roles)
        rows.push_back({role});
    table({{"", 3}, {"Name", 4}, {"Signature", 4}, {"Date", 2}}, rows, {.roomToWrite = true});
}

std::string Sheet::imageTag(const QImage &picture, double widthMillimetres)
{
    const double width = std::min(widthMillimetres, kPaperBodyMillimetres);
    const int height = pixels(width * picture.height() / std::max(1, picture.width()));
    m_images.push_back(picture);
    return std::format("<img src=\"picture:{}\" width=\"{}\" height=\"{}\"/>", m_images.size() - 1,
                       pixels(width), height);
}

void Sheet::picture(const QImage &picture, double widthMillimetres)
{
    if (!picture.isNull())
        m_body += std::format("<p>{}</p>", imageTag(picture, widthMillimetres));
}

void Sheet::pictures(const QImage &wide, const QImage &small, double smallMillimetres)
{
    if (wide.isNull() || small.isNull()) {
        picture(wide, kPaperBodyMillimetres);
        picture(small, smallMillimetres);
        return;
    }
    constexpr double kGap = 6.0;
    const std::string left = imageTag(wide, kPaperBodyMillimetres - smallMillimetres - kGap);
    const std::string right = imageTag(small, smallMillimetres);
    m_body +=
        std::format("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td>{}</td>"
                    "<td align=\"right\" valign=\"middle\">{}</td></tr></table>",
                    left, right);
}

void Sheet::facts(const std::vector<std::pair<std::string, std::string>> &pairs, const QImage &code,
                  double codeMillimetres)
{
    const std::string before = std::exchange(m_body, {});
    facts(pairs);
    const std::string left = std::exchange(m_body, before);
    if (code.isNull()) {
        m_body += left;
        return;
    }
    m_body += std::format("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr>"
                          "<td width=\"82%\">{}</td><td align=\"right\" valign=\"top\">{}</td>"
                          "</tr></table>",
                          left, imageTag(code, codeMillimetres));
}

void Sheet::newPage()
{
    m_body += R"(<p style="page-break-before: always; font-size: 1pt">&nbsp;</p>)";
}

std::string Sheet::styles() const
{
    const bool large = m_look == Look::Poster;
    return std::format(
        "body {{ font-family: 'Inter', 'Noto Sans', sans-serif; font-size: {}pt; "
        "color: #000000; }}"
        ".title {{ font-size: {}pt; font-weight: 700; margin-top: 0; margin-bottom: 8px; }}"
        "h2 {{ font-size: {}pt; margin-top: 12px; margin-bottom: 4px; }}"
        "p {{ margin-top: 4px; margin-bottom: 6px; {} }}"
        ".display {{ font-size: {}pt; font-weight: 600; }}"
        "table {{ margin-top: 4px; margin-bottom: 8px; }}"
        ".grid {{ border-collapse: collapse; }}"
        ".cell {{ border: 1px solid #555555; }}",
        large ? "16" : "10.5", large ? "34" : "18", large ? "20" : "12.5",
        large ? "text-align: center;" : "", large ? "24" : "13");
}

std::string Sheet::html() const
{
    return "<html><head><style>" + styles() + "</style></head><body" +
           (m_look == Look::Poster ? R"( align="center")" : "") + ">" + m_body + "</body></html>";
}

} // namespace sc
