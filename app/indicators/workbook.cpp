// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/workbook.h"

#include "core/dates.h"
#include "storage/csvwriter.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <format>

namespace sc {

namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr int kDayStyle = 1; // of the styles below
constexpr int kHeadStyle = 2;

/// The sum that ZIP keeps of each file (IEEE 802.3).
std::uint32_t crcOf(std::string_view bytes)
{
    static const std::array<std::uint32_t, 256> kTable = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t i = 0; i < table.size(); ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
            table.at(i) = value;
        }
        return table;
    }();
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char byte : bytes)
        sum = kTable.at((sum ^ static_cast<unsigned char>(byte)) & 0xFFU) ^ (sum >> 8U);
    return sum ^ 0xFFFFFFFFU;
}

void put(std::string &out, std::uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

/// What XML 1.0 cannot hold is left out.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char letter : text) {
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else if (letter == '>')
            out += "&gt;";
        else if (letter == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\t' || letter == '\n' ||
                 letter == '\r')
            out += letter;
    }
    return out;
}

/// A, B, … Z, AA …
std::string columnName(std::size_t column)
{
    std::string name;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    return name;
}

/// Reads what CsvWriter wrote.
class Rows {
public:
    explicit Rows(std::string_view text) : m_text(text) {}

    bool next(std::vector<std::string> &row)
    {
        row.clear();
        if (m_at >= m_text.size())
            return false;
        while (true) {
            row.push_back(field());
            if (m_at < m_text.size() && m_text[m_at] == ',') {
                ++m_at;
                continue;
            }
            m_at += 2; // CR LF
            return true;
        }
    }

private:
    std::string field()
    {
        std::string value;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            for (++m_at; m_at < m_text.size(); ++m_at) {
                if (m_text[m_at] == '"') {
                    if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"')
                        break;
                    ++m_at;
                }
                value += m_text[m_at];
            }
            ++m_at;
            return value;
        }
        const std::size_t end = std::min(m_text.find_first_of(",\r", m_at), m_text.size());
        value = m_text.substr(m_at, end - m_at);
        m_at = end;
        return value;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::string textCell(const std::string &at, std::string_view text, int style)
{
    return std::format("<c r=\"{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t>"
                       "</is></c>",
                       at, style, escaped(text));
}

std::string cellOf(const std::string &at, const std::string &value, std::string_view type)
{
    if (value.empty())
        return {};
    if (type == "number" || type == "integer")
        return std::format("<c r=\"{}\"><v>{}</v></c>", at, value);
    if (type == "date") {
        // Spreadsheets count days from the end of 1899.
        if (const auto day = parseIsoDay(value)) {
            const std::chrono::sys_days first{std::chrono::year{1899} / 12 / 30};
            return std::format("<c r=\"{}\" s=\"{}\"><v>{}</v></c>", at, kDayStyle,
                               (std::chrono::sys_days{*day} - first).count());
        }
    }
    return textCell(at, withoutFormulaGuard(value), 0);
}

std::string sheetXml(const WorkbookSheet &sheet)
{
    std::string out(kXml);
    out += std::format("<worksheet xmlns=\"{}\"><sheetViews><sheetView workbookViewId=\"0\"><pane "
                       "ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
                       "state=\"frozen\"/></sheetView></sheetViews><sheetData>",
                       kMain);
    Rows rows(sheet.csv);
    std::vector<std::string> row;
    for (std::size_t number = 1; rows.next(row); ++number) {
        out += std::format("<row r=\"{}\">", number);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string at = columnName(i) + std::to_string(number);
            out += number == 1 ? textCell(at, row[i], kHeadStyle)
                               : cellOf(at, row[i], i < sheet.types.size() ? sheet.types[i] : "");
        }
        out += "</row>";
    }
    return out + "</sheetData></worksheet>";
}

constexpr std::uint32_t kDeflate = 8;

/// Raw deflate: a zlib stream without its head and sum, which qCompress() writes after four bytes
/// of size.
std::string deflated(std::string_view bytes)
{
    const QByteArray packed = qCompress(QByteArray::fromRawData(bytes.data(), std::ssize(bytes)));
    constexpr qsizetype kHead = 4 + 2;
    constexpr qsizetype kSum = 4;
    return packed.mid(kHead, packed.size() - kHead - kSum).toStdString();
}

std::string stylesXml()
{
    return std::format(
        "{}<styleSheet xmlns=\"{}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" "
        "formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name "
        "val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
        "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/>"
        "<bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" "
        "fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\"><xf "
        "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"164\" "
        "fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf "
        "numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
        "</cellXfs></styleSheet>",
        kXml, kMain);
}

} // namespace

void ZipArchive::add(std::string_view name, std::string_view bytes)
{
    const std::string packed = deflated(bytes);
    const Entry entry{std::string(name), crcOf(bytes), static_cast<std::uint32_t>(bytes.size()),
                      static_cast<std::uint32_t>(packed.size()),
                      static_cast<std::uint32_t>(m_bytes.size())};
    put(m_bytes, 0x04034B50U, 4);
    put(m_bytes, 20, 2);      // version needed
    put(m_bytes, 0x0800U, 2); // names are UTF-8
    put(m_bytes, kDeflate, 2);
    put(m_bytes, 0, 2);
    put(m_bytes, 0x0021U, 2); // 1 January 1980: none has a time
    put(m_bytes, entry.sum, 4);
    put(m_bytes, entry.packed, 4);
    put(m_bytes, entry.size, 4);
    put(m_bytes, static_cast<std::uint32_t>(name.size()), 2);
    put(m_bytes, 0, 2);
    m_bytes += name;
    m_bytes += packed;
    m_entries.push_back(entry);
}

std::string ZipArchive::finish()
{
    const auto begins = static_cast<std::uint32_t>(m_bytes.size());
    for (const Entry &entry : m_entries) {
        put(m_bytes, 0x02014B50U, 4);
        put(m_bytes, 20, 2);
        put(m_bytes, 20, 2);
        put(m_bytes, 0x0800U, 2);
        put(m_bytes, kDeflate, 2);
        put(m_bytes, 0, 2);
        put(m_bytes, 0x0021U, 2);
        put(m_bytes, entry.sum, 4);
        put(m_bytes, entry.packed, 4);
        put(m_bytes, entry.size, 4);
        put(m_bytes, static_cast<std::uint32_t>(entry.name.size()), 2);
        for (int i = 0; i < 4; ++i)
            put(m_bytes, 0, 2); // no extra field, comment, other disk, attributes
        put(m_bytes, 0, 4);
        put(m_bytes, entry.at, 4);
        m_bytes += entry.name;
    }
    const auto size = static_cast<std::uint32_t>(m_bytes.size()) - begins;
    const auto count = static_cast<std::uint32_t>(m_entries.size());
    put(m_bytes, 0x06054B50U, 4);
    put(m_bytes, 0, 4);
    put(m_bytes, count, 2);
    put(m_bytes, count, 2);
    put(m_bytes, size, 4);
    put(m_bytes, begins, 4);
    put(m_bytes, 0, 2);
    return std::move(m_bytes);
}

std::vector<WorkbookPart> workbookParts(const std::vector<WorkbookSheet> &sheets)
{
    std::string types = std::format(
        "{}<Types xmlns=\"{}/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
        "Extension=\"xml\" ContentType=\"application/xml\"/><Override "
        "PartName=\"/xl/workbook.xml\" "
        "ContentType=\"application/"
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/"
        "><Override PartName=\"/xl/styles.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>",
        kXml, kPackage);
    std::string book =
        std::format("{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets>", kXml, kMain, kOffice);
    std::string links = std::format("{}<Relationships xmlns=\"{}/relationships\">", kXml, kPackage);
    for (std::size_t i = 1; i <= sheets.size(); ++i) {
        types +=
            std::format("<Override PartName=\"/xl/worksheets/sheet{}.xml\" "
                        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
                        "worksheet+xml\"/>",
                        i);
        book += std::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>",
                            escaped(sheets[i - 1].name), i, i);
        links += std::format("<Relationship Id=\"rId{}\" Type=\"{}/worksheet\" "
                             "Target=\"worksheets/sheet{}.xml\"/>",
                             i, kOffice, i);
    }
    links += std::format("<Relationship Id=\"rId{}\" Type=\"{}/styles\" Target=\"styles.xml\"/>",
                         sheets.size() + 1, kOffice);
    std::vector<WorkbookPart> parts;
    parts.push_back({"[Content_Types].xml", types + "</Types>"});
    parts.push_back(
        {"_rels/.rels",
         std::format("{}<Relationships xmlns=\"{}/relationships\"><Relationship Id=\"rId1\" "
                     "Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                     kXml, kPackage, kOffice)});
    parts.push_back({"xl/workbook.xml", book + "</sheets></workbook>"});
    parts.push_back({"xl/_rels/workbook.xml.rels", links + "</Relationships>"});
    parts.push_back({"xl/styles.xml", stylesXml()});
    for (std::size_t i = 0; i < sheets.size(); ++i)
        parts.push_back({std::format("xl/worksheets/sheet{}.xml", i + 1), sheetXml(sheets[i])});
    return parts;
}

std::string workbookOf(const std::vector<WorkbookSheet> &sheets)
{
    ZipArchive archive;
    for (const WorkbookPart &part : workbookParts(sheets))
        archive.add(part.name, part.bytes);
    return archive.finish();
}

} // namespace sc
