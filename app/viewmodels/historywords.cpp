// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/historywords.h"

#include "core/dates.h"
#include "reports/codes.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <map>

namespace sc {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("HistoryWords", text);
}

/// The columns an officer changes, by the words of the form. What is computed is not told.
const char *fieldWords(std::string_view column)
{
    static const std::map<std::string_view, const char *> kWords{
        {"category", QT_TRANSLATE_NOOP("HistoryWords", "category")},
        {"description", QT_TRANSLATE_NOOP("HistoryWords", "description")},
        {"street", QT_TRANSLATE_NOOP("HistoryWords", "street")},
        {"area", QT_TRANSLATE_NOOP("HistoryWords", "area")},
        {"ward", QT_TRANSLATE_NOOP("HistoryWords", "ward")},
        {"source", QT_TRANSLATE_NOOP("HistoryWords", "source")},
        {"champion", QT_TRANSLATE_NOOP("HistoryWords", "champion")},
        {"reporter", QT_TRANSLATE_NOOP("HistoryWords", "who told us")},
        {"observed_at", QT_TRANSLATE_NOOP("HistoryWords", "day it was seen")},
        {"priority", QT_TRANSLATE_NOOP("HistoryWords", "priority")},
        {"due_on", QT_TRANSLATE_NOOP("HistoryWords", "due date")},
        {"hazard", QT_TRANSLATE_NOOP("HistoryWords", "hazard")},
        {"land_type", QT_TRANSLATE_NOOP("HistoryWords", "land")},
        {"waste_type", QT_TRANSLATE_NOOP("HistoryWords", "waste")},
        {"size", QT_TRANSLATE_NOOP("HistoryWords", "size")},
        {"assigned_to", QT_TRANSLATE_NOOP("HistoryWords", "who deals with it")},
        {"duplicate_of", QT_TRANSLATE_NOOP("HistoryWords", "same as")},
        {"recurrence_of", QT_TRANSLATE_NOOP("HistoryWords", "same spot as")},
        {"referred_to", QT_TRANSLATE_NOOP("HistoryWords", "referred to")},
    };
    const auto found = kWords.find(column);
    return found == kWords.end() ? nullptr : found->second;
}

std::string textOf(const HistoryEntry &entry, std::string_view column)
{
    const auto change = std::ranges::find(entry.changes, column, &FieldChange::column);
    const auto *text =
        change == entry.changes.end() ? nullptr : std::get_if<std::string>(&change->after);
    return text != nullptr ? *text : std::string();
}

bool touches(const HistoryEntry &entry, std::string_view column)
{
    return std::ranges::find(entry.changes, column, &FieldChange::column) != entry.changes.end();
}

bool isDeletion(const HistoryEntry &entry, bool deleted)
{
    const auto change = std::ranges::find(entry.changes, "deleted", &FieldChange::column);
    return change != entry.changes.end() && change->after == Value(std::int64_t{deleted ? 1 : 0});
}

QString stepWords(const HistoryEntry &entry)
{
    if (entry.kind != OpKind::Create)
        return isDeletion(entry, true) ? tr("A step was taken back") : tr("A step was put back");
    const QString to = ReportWords::stateWord(textOf(entry, "to_status"));
    const QString note = toQString(textOf(entry, "note"));
    return note.isEmpty() ? tr("Now: %1").arg(to) : tr("Now: %1. %2").arg(to, note);
}

} // namespace

QString HistoryWords::valueWords(const std::string &column, const Value &value) const
{
    if (const auto *blob = std::get_if<Blob>(&value)) {
        const auto id = Id::fromBytes(blob->bytes);
        return id ? m_nameOf(toQString(column), *id) : QString();
    }
    if (const auto *time = std::get_if<std::int64_t>(&value))
        return toQString(dayAndTime(Instant(std::chrono::milliseconds(*time))));
    const auto *text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return {};
    if (column == "category")
        return ReportWords(m_reports).category(*text);
    if (column == "source")
        return toQString(labelOf(reportSources(), *text));
    if (column == "priority")
        return toQString(labelOf(reportPriorities(), *text));
    if (column == "hazard")
        return toQString(labelOf(reportHazards(), *text));
    if (column == "land_type")
        return toQString(labelOf(flyTipLandTypes(), *text));
    if (column == "waste_type")
        return toQString(labelOf(flyTipWasteTypes(), *text));
    if (column == "size")
        return toQString(labelOf(flyTipSizes(), *text));
    if (column == "due_on") {
        const auto day = parseIsoDay(*text);
        return day ? toQString(longDay(*day)) : toQString(*text);
    }
    return toQString(*text);
}

QString HistoryWords::reportChanged(const HistoryEntry &entry) const
{
    if (isDeletion(entry, true))
        return tr("Deleted");
    if (isDeletion(entry, false) && entry.changes.size() == 1)
        return tr("Put back");
    QStringList parts;
    if (touches(entry, "latitude") || touches(entry, "easting"))
        parts.append(tr("Moved on the map"));
    for (const FieldChange &change : entry.changes) {
        const char *field = fieldWords(change.column);
        if (field == nullptr)
            continue;
        const QString after = valueWords(change.column, change.after);
        const QString before = valueWords(change.column, change.before);
        if (after.isEmpty() && before.isEmpty())
            continue;
        if (after.isEmpty())
            parts.append(tr("%1 taken out (was %2)").arg(tr(field), before));
        else if (before.isEmpty())
            parts.append(tr("%1: %2").arg(tr(field), after));
        else
            parts.append(tr("%1: %2 (was %3)").arg(tr(field), after, before));
    }
    QString text = parts.join(QStringLiteral("; "));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString HistoryWords::sentence(const HistoryEntry &entry) const
{
    if (entry.type == "report_step")
        return stepWords(entry);
    if (entry.type == "attachment") {
        if (entry.kind == OpKind::Create)
            return tr("Photo added");
        if (isDeletion(entry, true))
            return tr("Photo taken away");
        return isDeletion(entry, false) ? tr("Photo put back") : tr("Photo changed");
    }
    if (entry.type != "report")
        return {};
    if (entry.kind == OpKind::Create) {
        const QString source = toQString(labelOf(reportSources(), textOf(entry, "source")));
        return tr("Logged. Told by: %1").arg(source.toLower());
    }
    return reportChanged(entry);
}

std::vector<HistoryLine> HistoryWords::lines(const std::vector<HistoryEntry> &entries) const
{
    std::vector<HistoryLine> lines;
    Id action;
    for (const HistoryEntry &entry : entries) {
        QString what = sentence(entry);
        if (what.isEmpty())
            continue;
        if (!entry.reason.empty() && entry.action != action)
            what = tr("%1 (%2)").arg(what, toQString(entry.reason));
        if (!lines.empty() && entry.action == action) {
            lines.back().what += QStringLiteral(". ") + what;
        } else {
            const QString who =
                entry.devicePrefix.empty()
                    ? toQString(entry.actor)
                    : tr("%1, %2").arg(toQString(entry.actor), toQString(entry.devicePrefix));
            lines.push_back({toQString(dayAndTime(entry.at)), what, who});
        }
        action = entry.action;
    }
    std::ranges::reverse(lines);
    return lines;
}

} // namespace sc
