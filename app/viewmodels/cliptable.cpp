// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/cliptable.h"

#include "storage/csvwriter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>

namespace sc {

namespace {

bool isNumber(const QString &cell)
{
    static const QRegularExpression kNumber(
        QStringLiteral("^-?[0-9]{1,3}(,?[0-9]{3})*(\\.[0-9]+)?( ?%)?$"));
    return kNumber.match(cell).hasMatch();
}

/// What a cell says, safe to paste: "-" stands for no figure, and "83.3 %" is read as a number
/// without its space.
QString cellOf(QString cell)
{
    cell = cell.trimmed();
    if (cell == QStringLiteral("-"))
        return {};
    if (isNumber(cell))
        return cell.remove(u' ');
    return needsFormulaGuard(cell.toStdString()) ? u'\'' + cell : cell;
}

QString textOf(const QStringList &cells)
{
    QStringList plain;
    for (const QString &cell : cells)
        plain.append(cellOf(cell).replace(u'\n', QStringLiteral("; ")).replace(u'\t', u' '));
    return plain.join(u'\t') + u'\n';
}

QString markup(const QStringList &cells, const QString &element)
{
    QString row = QStringLiteral("<tr>");
    for (const QString &one : cells) {
        const QString cell = cellOf(one);
        QString words = cell.toHtmlEscaped();
        // A line of its own in the same cell, also for spreadsheets.
        words.replace(u'\n', QStringLiteral("<br style=\"mso-data-placement:same-cell\">"));
        const QString style = isNumber(cell)
                                  ? QStringLiteral("text-align:right")
                                  : QStringLiteral("text-align:left;mso-number-format:'\\@'");
        row += QStringLiteral("<%1 style=\"%2\">%3</%1>").arg(element, style, words);
    }
    return row + QStringLiteral("</tr>\n");
}

} // namespace

std::unique_ptr<QMimeData> mimeOf(const ClipTable &table)
{
    QString text = textOf(table.heads);
    QString html = QStringLiteral("<meta charset=\"utf-8\"><table border=\"1\" cellspacing=\"0\" "
                                  "cellpadding=\"3\">\n<caption>%1</caption>\n")
                       .arg(table.title.toHtmlEscaped()) +
                   markup(table.heads, QStringLiteral("th"));
    for (const QStringList &row : table.rows) {
        text += textOf(row);
        html += markup(row, QStringLiteral("td"));
    }
    auto data = std::make_unique<QMimeData>();
    data->setText(text);
    data->setHtml(html + QStringLiteral("</table>\n"));
    return data;
}

void copyToClipboard(const ClipTable &table)
{
    QGuiApplication::clipboard()->setMimeData(mimeOf(table).release());
}

} // namespace sc
