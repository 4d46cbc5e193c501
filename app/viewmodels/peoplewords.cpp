// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/peoplewords.h"

#include "champions/patch.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <span>
#include <utility>

namespace sc {

namespace {

struct Word {
    const char *code;
    const char *text;
};

constexpr std::array kStatuses{
    Word{"prospective", QT_TRANSLATE_NOOP("PeopleWords", "Prospective")},
    Word{"active", QT_TRANSLATE_NOOP("PeopleWords", "Active")},
    Word{"resting", QT_TRANSLATE_NOOP("PeopleWords", "Resting")},
    Word{"left", QT_TRANSLATE_NOOP("PeopleWords", "Left")},
};
constexpr std::array kWays{
    Word{"phone", QT_TRANSLATE_NOOP("PeopleWords", "Telephone")},
    Word{"text", QT_TRANSLATE_NOOP("PeopleWords", "Text message")},
    Word{"email", QT_TRANSLATE_NOOP("PeopleWords", "E-mail")},
    Word{"post", QT_TRANSLATE_NOOP("PeopleWords", "Post")},
    Word{"in_person", QT_TRANSLATE_NOOP("PeopleWords", "In person")},
    Word{"none", QT_TRANSLATE_NOOP("PeopleWords", "Not at all")},
};
constexpr std::array kKinds{
    Word{"check_in", QT_TRANSLATE_NOOP("PeopleWords", "Asked how they are")},
    Word{"heard_from", QT_TRANSLATE_NOOP("PeopleWords", "They came to us")},
    Word{"answer", QT_TRANSLATE_NOOP("PeopleWords", "Told what became of a report")},
    Word{"asked_to_do_more", QT_TRANSLATE_NOOP("PeopleWords", "Asked to do more")},
    Word{"thanks", QT_TRANSLATE_NOOP("PeopleWords", "Thanked")},
    Word{"welcome", QT_TRANSLATE_NOOP("PeopleWords", "Welcomed")},
    Word{"renewal", QT_TRANSLATE_NOOP("PeopleWords", "Asked to renew a training")},
    Word{"other", QT_TRANSLATE_NOOP("PeopleWords", "Something else")},
};
constexpr std::array kInterestWords{
    Word{"report", QT_TRANSLATE_NOOP("PeopleWords", "Report problems")},
    Word{"lead_picks", QT_TRANSLATE_NOOP("PeopleWords", "Lead picks")},
    Word{"hand_out_bags", QT_TRANSLATE_NOOP("PeopleWords", "Hand out bags")},
    Word{"information_point", QT_TRANSLATE_NOOP("PeopleWords", "Information point")},
    Word{"social_media", QT_TRANSLATE_NOOP("PeopleWords", "Social media")},
};
constexpr std::array kBases{
    Word{"consent", QT_TRANSLATE_NOOP("PeopleWords", "Consent")},
    Word{"legitimate_interests", QT_TRANSLATE_NOOP("PeopleWords", "Legitimate interests")},
    Word{"public_task", QT_TRANSLATE_NOOP("PeopleWords", "Public task")},
    Word{"contract", QT_TRANSLATE_NOOP("PeopleWords", "Contract")},
    Word{"legal_obligation", QT_TRANSLATE_NOOP("PeopleWords", "Legal obligation")},
    Word{"vital_interests", QT_TRANSLATE_NOOP("PeopleWords", "Vital interests")},
};
constexpr std::array kGroups{
    Word{"neighbourhood_action_group",
         QT_TRANSLATE_NOOP("PeopleWords", "Neighbourhood action group")},
    Word{"friends_of_park", QT_TRANSLATE_NOOP("PeopleWords", "Friends of a park")},
    Word{"residents_association", QT_TRANSLATE_NOOP("PeopleWords", "Residents’ association")},
    Word{"parish_council", QT_TRANSLATE_NOOP("PeopleWords", "Parish council")},
    Word{"school", QT_TRANSLATE_NOOP("PeopleWords", "School")},
    Word{"business", QT_TRANSLATE_NOOP("PeopleWords", "Business")},
    Word{"other", QT_TRANSLATE_NOOP("PeopleWords", "Other")},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("PeopleWords", text);
}

QString wordFor(std::span<const Word> words, const std::string &code)
{
    for (const Word &word : words) {
        if (code == word.code)
            return tr(word.text);
    }
    return toQString(code);
}

std::vector<Suggestion> choicesOf(std::span<const Word> words)
{
    std::vector<Suggestion> choices;
    choices.reserve(words.size());
    for (const Word &word : words)
        choices.push_back({QString::fromLatin1(word.code), tr(word.text), {}, {}, {}});
    return choices;
}

std::vector<Suggestion> withNone(std::vector<Suggestion> choices)
{
    choices.insert(choices.begin(), {QString(), tr("Not known"), {}, {}, {}});
    return choices;
}

} // namespace

QString PeopleWords::status(const std::string &code)
{
    return wordFor(kStatuses, code);
}

QString PeopleWords::contactWay(const std::string &code)
{
    return wordFor(kWays, code);
}

QString PeopleWords::contactKind(const std::string &code)
{
    return wordFor(kKinds, code);
}

QString PeopleWords::interest(const std::string &code)
{
    return wordFor(kInterestWords, code);
}

QString PeopleWords::lawfulBasis(const std::string &code)
{
    return wordFor(kBases, code);
}

QString PeopleWords::groupKind(const std::string &code)
{
    return wordFor(kGroups, code);
}

QString PeopleWords::training(TrainingStatus status)
{
    switch (status) {
    case TrainingStatus::InDate:
        return tr("In date");
    case TrainingStatus::Due:
        return tr("Due for renewal");
    case TrainingStatus::Expired:
        return tr("Expired");
    case TrainingStatus::Revoked:
        return tr("Revoked");
    case TrainingStatus::None:
        break;
    }
    return tr("Not held");
}

QString PeopleWords::trainingKey(TrainingStatus status)
{
    switch (status) {
    case TrainingStatus::InDate:
        return QStringLiteral("done");
    case TrainingStatus::Due:
        return QStringLiteral("progress");
    case TrainingStatus::Expired:
    case TrainingStatus::Revoked:
        return QStringLiteral("late");
    case TrainingStatus::None:
        break;
    }
    return QStringLiteral("closed");
}

QString PeopleWords::patch(const std::string &kept)
{
    if (kept.empty())
        return {};
    if (!kept.starts_with('{'))
        return toQString(kept);
    const Patch patch = readPatch(kept);
    if (!patch.shape.isEmpty())
        return tr("An area drawn on the map");
    return patch.lines.empty() ? tr("A point on the map") : tr("A line drawn on the map");
}

QString PeopleWords::hours(std::int64_t minutes)
{
    const bool below = minutes < 0;
    const std::int64_t all = below ? -minutes : minutes;
    const std::int64_t rest = all % kMinutesInHour;
    const QString whole = tr("%1 h").arg(all / kMinutesInHour);
    const QString part = tr("%1 min").arg(rest);
    const QString text = rest == 0 ? whole : all < kMinutesInHour ? part : whole + u' ' + part;
    return below ? QStringLiteral("−") + text : text;
}

QString PeopleWords::credits(std::int64_t minutes)
{
    QString text = QString::number(
        static_cast<double>(minutes < 0 ? -minutes : minutes) / double(kMinutesInHour), 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return minutes < 0 ? QStringLiteral("−") + text : text;
}

std::optional<std::int64_t> PeopleWords::minutesIn(const QString &typed)
{
    static const QRegularExpression decimal(
        QStringLiteral("^(\\d+(?:[.,]\\d+)?)\\s*(?:h|hours?|credits?)?$"));
    static const QRegularExpression minutes(QStringLiteral("^(\\d+)\\s*(?:m|mins?|minutes?)$"));
    static const QRegularExpression both(
        QStringLiteral("^(\\d+)\\s*(?::|h|hours?)\\s*(\\d{1,2})\\s*(?:m|mins?|minutes?)?$"));
    const QString text = typed.trimmed().toLower();
    if (const auto match = both.match(text); match.hasMatch()) {
        const std::int64_t rest = match.captured(2).toLongLong();
        if (rest >= kMinutesInHour)
            return std::nullopt;
        return match.captured(1).toLongLong() * kMinutesInHour + rest;
    }
    if (const auto match = minutes.match(text); match.hasMatch())
        return match.captured(1).toLongLong();
    if (const auto match = decimal.match(text); match.hasMatch())
        return qRound64(match.captured(1).replace(u',', u'.').toDouble() * double(kMinutesInHour));
    return std::nullopt;
}

std::vector<Suggestion> PeopleWords::statusChoices()
{
    return choicesOf(kStatuses);
}

std::vector<Suggestion> PeopleWords::contactWayChoices()
{
    return withNone(choicesOf(kWays));
}

std::vector<Suggestion> PeopleWords::contactKindChoices()
{
    return choicesOf(kKinds);
}

std::vector<Suggestion> PeopleWords::interestChoices()
{
    return choicesOf(kInterestWords);
}

std::vector<Suggestion> PeopleWords::lawfulBasisChoices()
{
    return withNone(choicesOf(kBases));
}

std::vector<Suggestion> PeopleWords::groupKindChoices()
{
    return choicesOf(kGroups);
}

} // namespace sc
