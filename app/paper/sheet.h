// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

/// What goes on paper, from top to bottom. It says what there is; pages.h lays it out on A4, puts
/// the title and reference on every page and numbers them. All text is UTF-8 and taken as it is:
/// nothing typed by a person can change the layout. Black on white, so that any office printer will
/// do.
class Sheet {
public:
    /// How a sheet is set: forms and letters in 10.5 pt, a poster or certificate large and centred.
    enum class Look { Form, Letter, Poster };

    /// `reference` and `title` stand at the top of each page, `issuer` (the council) at the foot.
    Sheet(std::string title, std::string reference, std::string issuer, Look look = Look::Form);

    /// The title in large letters. Forms and posters begin with it; letters do not have it.
    void showTitle();
    void heading(std::string_view text);
    /// Line ends in the text are kept.
    void paragraph(std::string_view text);
    /// A line of larger type: a name on a certificate, the day on a poster.
    void display(std::string_view text);
    /// Set off by a thick line at the left: what must not be overlooked.
    void warning(std::string_view text);
    void bullets(const std::vector<std::string> &lines);
    /// Label and value in two columns. A value that is empty leaves a line to write on.
    void facts(const std::vector<std::pair<std::string, std::string>> &pairs);

    /// The same with a code beside it, at the right.
    void facts(const std::vector<std::pair<std::string, std::string>> &pairs, const QImage &code,
               double codeMillimetres);

    struct Column {
        std::string title;
        int share = 1; ///< width beside the other columns
    };
    struct TableLook {
        bool roomToWrite = false; ///< rows high enough for handwriting
        int emptyRows = 0;        ///< rows for what is added by hand
    };
    /// The head is repeated on each page that the table runs over. Short rows are filled up.
    void table(const std::vector<Column> &columns,
               const std::vector<std::vector<std::string>> &rows, const TableLook &look);
    void table(const std::vector<Column> &columns,
               const std::vector<std::vector<std::string>> &rows);
    /// A line to sign on for each role, with name and date.
    void signatures(const std::vector<std::string> &roles);
    /// Scaled to this width; null pictures are left out.
    void picture(const QImage &picture, double widthMillimetres);
    /// Two pictures side by side (a map and a QR code), the first taking the room that is left.
    void pictures(const QImage &wide, const QImage &small, double smallMillimetres);
    void newPage();

    [[nodiscard]] const std::string &title() const { return m_title; }
    [[nodiscard]] const std::string &reference() const { return m_reference; }
    [[nodiscard]] const std::string &issuer() const { return m_issuer; }
    [[nodiscard]] Look look() const { return m_look; }
    /// For pages.h: the body as the HTML that QTextDocument reads; "picture:N" is pictures()[N].
    [[nodiscard]] std::string html() const;
    [[nodiscard]] const std::vector<QImage> &images() const { return m_images; }

private:
    [[nodiscard]] std::string imageTag(const QImage &picture, double widthMillimetres);
    [[nodiscard]] std::string styles() const;

    std::string m_title;
    std::string m_reference;
    std::string m_issuer;
    Look m_look;
    std::string m_body;
    std::vector<QImage> m_images;
};

/// Width of the printed area of A4 with our margins.
inline constexpr double kPaperBodyMillimetres = 180.0;

} // namespace sc
