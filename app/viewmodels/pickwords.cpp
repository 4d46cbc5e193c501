// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickwords.h"

#include "core/dates.h"
#include "picks/pickcodes.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <format>
#include <map>
#include <ranges>

namespace sc {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("PickWords", text, nullptr, n);
}

/// Fields of a pick an officer changes, in the words of the form.
const std::map<std::string_view, const char *> &fieldWords()
{
    static const std::map<std::string_view, const char *> kWords{
        {"title", QT_TRANSLATE_NOOP("PickWords", "title")},
        {"starts_at", QT_TRANSLATE_NOOP("PickWords", "start")},
        {"minutes", QT_TRANSLATE_NOOP("PickWords", "length")},
        {"lead", QT_TRANSLATE_NOOP("PickWords", "leader")},
        {"area", QT_TRANSLATE_NOOP("PickWords", "area")},
        {"host_group", QT_TRANSLATE_NOOP("PickWords", "group")},
        {"campaign", QT_TRANSLATE_NOOP("PickWords", "campaign")},
        {"place", QT_TRANSLATE_NOOP("PickWords", "place")},
        {"meeting_point", QT_TRANSLATE_NOOP("PickWords", "meeting point")},
        {"bag_drop", QT_TRANSLATE_NOOP("PickWords", "bag drop")},
        {"road_speed_mph", QT_TRANSLATE_NOOP("PickWords", "road speed")},
        {"insurance_basis", QT_TRANSLATE_NOOP("PickWords", "insurance")},
        {"land_permission", QT_TRANSLATE_NOOP("PickWords", "permission")},
        {"capacity", QT_TRANSLATE_NOOP("PickWords", "places")},
        {"bags_general", QT_TRANSLATE_NOOP("PickWords", "bags")},
        {"bags_recycling", QT_TRANSLATE_NOOP("PickWords", "recycling bags")},
        {"kg_measured", QT_TRANSLATE_NOOP("PickWords", "kilograms measured")},
        {"grade_before", QT_TRANSLATE_NOOP("PickWords", "grade before")},
        {"grade_after", QT_TRANSLATE_NOOP("PickWords", "grade after")},
    };
    return kWords;
}

QString textAfter(const HistoryEntry &entry, std::string_view column)
{
    for (const FieldChange &change : entry.changes) {
        if (change.column == column) {
            if (const auto *text = std::get_if<std::string>(&change.after))
                return toQString(*text);
        }
    }
    return {};
}

QString pickSentence(const HistoryEntry &entry)
{
    if (entry.kind == OpKind::Create)
        return tr("Requested");
    QStringList fields;
    for (const FieldChange &change : entry.changes) {
        const auto known = fieldWords().find(change.column);
        if (known != fieldWords().end())
            fields.append(tr(known->second));
        else if (change.column == "deleted")
            return tr("Deleted or put back");
    }
    return fields.isEmpty() ? QString() : tr("Changed: %1").arg(fields.join(QStringLiteral(", ")));
}

QString stepSentence(const HistoryEntry &entry)
{
    QString text = PickWords::stateWord(textAfter(entry, "to_status").toStdString());
    const QString reason = textAfter(entry, "reason");
    const QString note = textAfter(entry, "note");
    if (reason == u"reopened")
        text = tr("Approval taken back");
    else if (!reason.isEmpty())
        text += QStringLiteral(": ") + toQString(labelOf(cancelReasons(), reason.toStdString()));
    if (!note.isEmpty())
        text += QStringLiteral(". ") + note;
    if (const QString by = textAfter(entry, "override_by"); !by.isEmpty())
        text +=
            tr(". Road speed passed over by %1: %2").arg(by, textAfter(entry, "override_reason"));
    return text;
}

QString sentence(const HistoryEntry &entry)
{
    if (entry.type == "pick")
        return pickSentence(entry);
    if (entry.type == "pick_step")
        return stepSentence(entry);
    if (entry.type == "attendance" && entry.kind == OpKind::Create)
        return tr("Somebody put on the roster");
    if (entry.type == "pick_notice")
        return tr("Text made for somebody on the roster");
    if (entry.type == "pick_report")
        return tr("Report raised or closed");
    return {};
}

} // namespace

QString PickWords::stateKey(std::string_view status)
{
    constexpr std::array<std::pair<std::string_view, const char16_t *>, 9> kKeys{
        {{"requested", u"new"},
         {"planned", u"acknowledged"},
         {"assessed", u"acknowledged"},
         {"approved", u"scheduled"},
         {"briefed", u"scheduled"},
         {"live", u"progress"},
         {"figures_due", u"late"},
         {"closed", u"done"},
         {"cancelled", u"closed"}}};
    for (const auto &[code, key] : kKeys) {
        if (code == status)
            return QString::fromUtf16(key);
    }
    return QStringLiteral("closed");
}

QString PickWords::stateWord(std::string_view status)
{
    return toQString(labelOf(pickStatuses(), status));
}

QString PickWords::stepTitle(std::string_view step)
{
    static const std::map<std::string_view, const char *> kTitles{
        {"assess", QT_TRANSLATE_NOOP("PickWords", "Assess the risks")},
        {"approve", QT_TRANSLATE_NOOP("PickWords", "Approve")},
        {"brief", QT_TRANSLATE_NOOP("PickWords", "Briefed")},
        {"start", QT_TRANSLATE_NOOP("PickWords", "Start")},
        {"finish", QT_TRANSLATE_NOOP("PickWords", "It is over")},
        {"figures", QT_TRANSLATE_NOOP("PickWords", "Enter figures")},
        {"close", QT_TRANSLATE_NOOP("PickWords", "Close the pick")},
        {"cancel", QT_TRANSLATE_NOOP("PickWords", "Cancel the pick")}};
    const auto found = kTitles.find(step);
    return found == kTitles.end() ? toQString(step) : tr(found->second);
}

QString PickWords::duration(int minutes)
{
    const int hours = minutes / 60;
    const int rest = minutes % 60;
    QStringList parts;
    if (hours > 0)
        parts.append(hours == 1 ? tr("1 hour") : tr("%1 hours").arg(hours));
    if (rest > 0)
        parts.append(tr("%1 minutes").arg(rest));
    return parts.join(u' ');
}

QString PickWords::when(const Pick &pick)
{
    if (!pick.startsAt)
        return tr("No day yet");
    const QString day = toQString(shortDay(localDay(*pick.startsAt)) + " " +
                                  std::to_string(static_cast<int>(pick.day()->year())));
    const QString at = tr("%1 at %2").arg(day, toQString(timeOfDay(*pick.startsAt)));
    return pick.minutes ? tr("%1, %2").arg(at, duration(*pick.minutes)) : at;
}

QString PickWords::number(double value, int digits)
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(value, 'f', digits);
}

QString PickWords::measure(const Pick &pick)
{
    switch (pick.place.kind) {
    case PickPlace::Kind::Point:
        return tr("One spot");
    case PickPlace::Kind::Route:
        return pick.lengthM.value_or(0.0) >= 1000.0
                   ? tr("Route of %1 km").arg(number(*pick.lengthM / 1000.0, 1))
                   : tr("Route of %1 m").arg(number(pick.lengthM.value_or(0.0)));
    case PickPlace::Kind::Land:
        return pick.areaM2.value_or(0.0) >= 10'000.0
                   ? tr("Land of %1 hectares").arg(number(*pick.areaM2 / 10'000.0, 1))
                   : tr("Land of %1 m²").arg(number(pick.areaM2.value_or(0.0)));
    case PickPlace::Kind::None:
        break;
    }
    return {};
}

QString PickWords::missing(std::string_view code)
{
    static const std::map<std::string_view, const char *> kWords{
        {"missing", QT_TRANSLATE_NOOP("PickWords", "No day")},
        {"assessment_missing", QT_TRANSLATE_NOOP("PickWords", "No assessment")},
        {"assessment_unsigned", QT_TRANSLATE_NOOP("PickWords", "Assessment not signed")},
        {"assessment_expired", QT_TRANSLATE_NOOP("PickWords", "Assessment out of date")},
        {"lead_missing", QT_TRANSLATE_NOOP("PickWords", "No leader")},
        {"lead_untrained", QT_TRANSLATE_NOOP("PickWords", "Leader not trained")},
        {"insurance_missing", QT_TRANSLATE_NOOP("PickWords", "No insurance")},
        {"permission_missing", QT_TRANSLATE_NOOP("PickWords", "No permission")},
        {"road_too_fast", QT_TRANSLATE_NOOP("PickWords", "Road too fast")}};
    const auto found = kWords.find(code);
    return found == kWords.end() ? toQString(code) : tr(found->second);
}

QString PickWords::kilograms(const PickFigures &figures)
{
    QStringList parts;
    if (figures.kgMeasured)
        parts.append(tr("%1 kg measured").arg(number(*figures.kgMeasured, 1)));
    if (figures.kgEstimated)
        parts.append(figures.kgFactor && !figures.kgEstimateTyped
                         ? tr("%1 kg estimated, at %2 kg a bag (%3)")
                               .arg(number(*figures.kgEstimated, 1), number(*figures.kgFactor, 1),
                                    toQString(figures.kgFactorSource))
                         : tr("%1 kg estimated").arg(number(*figures.kgEstimated, 1)));
    return parts.join(QStringLiteral("; "));
}

Instant PickWords::onDay(Instant at, Day day)
{
    const LocalTime local = toLocal(at);
    const auto time = local - std::chrono::floor<std::chrono::days>(local);
    return fromLocal(LocalTime(std::chrono::local_days(day)) + time);
}

// A sheet of twenty names is one line, not twenty.
std::vector<HistoryLine> PickWords::history(PickStores &stores, const Id &pick)
{
    std::vector<HistoryLine> lines;
    const auto entries = stores.steps.history(pick);
    if (!entries)
        return lines;
    int onRoster = 0; // in the last line
    for (const auto &entry : *entries | std::views::reverse) {
        HistoryLine line{toQString(dayAndTime(entry.at)), sentence(entry), toQString(entry.actor)};
        if (line.what.isEmpty())
            continue;
        const bool joins = entry.type == "attendance";
        const bool more =
            joins && onRoster > 0 && lines.back().when == line.when && lines.back().who == line.who;
        onRoster = joins ? (more ? onRoster + 1 : 1) : 0;
        if (more)
            lines.back().what = tr("%1 people put on the roster").arg(onRoster);
        else
            lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Suggestion> codeChoices(std::span<const Code> codes, const QString &none)
{
    std::vector<Suggestion> rows;
    if (!none.isEmpty())
        rows.push_back({QString(), none, {}, {}, {}});
    for (const Code &code : codes)
        rows.push_back({toQString(code.code), toQString(code.label), {}, {}, {}});
    return rows;
}

} // namespace sc
