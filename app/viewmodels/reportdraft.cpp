// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a report before it is saved: everything typed, and the photos chosen.
#include "viewmodels/reporteditor.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "viewmodels/texts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sc {

namespace {

const char *const kDraft = "draft_report";

} // namespace

std::filesystem::path ReportEditor::photoFolder() const
{
    if (m_session == nullptr || m_original || m_session->database().isInMemory())
        return {};
    return m_session->database().path().string() + ".draft-photos";
}

void ReportEditor::dropPhotoCopies()
{
    std::error_code ignored;
    if (const auto folder = photoFolder(); !folder.empty())
        std::filesystem::remove_all(folder, ignored);
}

void ReportEditor::addPhotos(const QList<QUrl> &files)
{
    m_reader->read(files, photoFolder(),
                   [this](const ChosenPhotos &chosen) { takePhotos(chosen); });
}

void ReportEditor::takePhotos(const ChosenPhotos &chosen)
{
    if (!chosen.problem.isEmpty())
        Q_EMIT failed(chosen.problem);
    bool placed = false;
    for (const ChosenPhoto &photo : chosen.photos) {
        placed = offer(photo) || placed;
        m_photos.push_back(photo);
    }
    edited();
    if (placed)
        Q_EMIT placeMoved(latitude(), longitude());
}

bool ReportEditor::offer(const ChosenPhoto &photo)
{
    // The clock of a camera may be ahead: nothing was seen tomorrow.
    if (photo.takenAt && m_typed.observed.isEmpty() && !m_typed.photoDayRefused &&
        localDay(*photo.takenAt) <= localDay(m_session->now())) {
        m_typed.photoDay = toQString(longDay(localDay(*photo.takenAt)));
        m_typed.observed = m_typed.photoDay;
    }
    if (!photo.position || m_report.position)
        return false;
    placeAt(photo.position->latitude, photo.position->longitude);
    return true;
}

void ReportEditor::removePhoto(int index)
{
    if (index < 0 || index >= photoCount())
        return;
    const bool isDayTaken = !photoDayLine().isEmpty();
    const ChosenPhoto gone = std::move(m_photos[static_cast<std::size_t>(index)]);
    m_photos.erase(m_photos.begin() + index);
    if (!gone.keptAs.isEmpty())
        QFile::remove(gone.keptAs);
    const bool gaveDay = isDayTaken && gone.takenAt &&
                         toQString(longDay(localDay(*gone.takenAt))) == m_typed.photoDay;
    if (gaveDay)
        m_typed.observed.clear();
    const bool gavePlace = !m_original && gone.position && m_report.position &&
                           gone.position->latitude == m_report.position->latitude &&
                           gone.position->longitude == m_report.position->longitude;
    if (gavePlace)
        setPlaceText({});
    bool placed = false;
    for (const ChosenPhoto &photo : m_photos) // another may give what this one gave
        placed = ((gaveDay || gavePlace) && offer(photo)) || placed;
    edited();
    if (placed)
        Q_EMIT placeMoved(latitude(), longitude());
}

void ReportEditor::refusePhotoDay()
{
    m_typed.observed.clear();
    m_typed.photoDay.clear();
    m_typed.photoDayRefused = true;
    edited();
}

QString ReportEditor::photoDayLine() const
{
    return m_typed.photoDay.isEmpty() || m_typed.observed != m_typed.photoDay || m_photos.empty()
               ? QString()
               : tr("Seen on %1, as the photo says.").arg(m_typed.photoDay);
}

QStringList ReportEditor::photoNames() const
{
    QStringList names;
    for (const ChosenPhoto &photo : m_photos)
        names.append(photo.name);
    return names;
}

QString ReportEditor::photoLine() const
{
    return m_reader->isBusy() ? tr("Reading photos") : QString();
}

void ReportEditor::keepDraft()
{
    m_draftTimer.stop();
    if (m_session == nullptr || m_original)
        return;
    const bool empty = m_typed.category.isEmpty() && m_typed.place.isEmpty() &&
                       m_report.description.empty() && m_photos.empty();
    QJsonObject draft;
    if (!empty) {
        draft = {{QStringLiteral("category"), m_typed.category},
                 {QStringLiteral("place"), m_typed.place},
                 {QStringLiteral("teller"), m_typed.teller},
                 {QStringLiteral("tellerCode"),
                  TellerSearch::codeOf({m_report.source, m_report.champion, m_report.reporter})},
                 {QStringLiteral("observed"), m_typed.observed},
                 {QStringLiteral("photoDay"), m_typed.photoDay},
                 {QStringLiteral("photoDayRefused"), m_typed.photoDayRefused},
                 {QStringLiteral("code"), text(m_report.category)},
                 {QStringLiteral("land"), text(m_report.landType)},
                 {QStringLiteral("waste"), text(m_report.wasteType)},
                 {QStringLiteral("size"), text(m_report.size)},
                 {QStringLiteral("hazard"), text(m_report.hazard)},
                 {QStringLiteral("priority"), text(m_report.priority)},
                 {QStringLiteral("description"), text(m_report.description)},
                 {QStringLiteral("assigned"), text(m_report.assignedTo)},
                 {QStringLiteral("street"), text(m_report.street)},
                 {QStringLiteral("postcode"), text(m_report.postcode)},
                 {QStringLiteral("area"), areaCode()},
                 {QStringLiteral("linkTo"), toQString(m_nearby->linked().report)},
                 {QStringLiteral("linkRef"), m_nearby->linked().ref},
                 {QStringLiteral("linkAgain"), m_nearby->linked().again}};
        QJsonArray photos;
        for (const ChosenPhoto &photo : m_photos) {
            if (!photo.keptAs.isEmpty())
                photos.append(photo.keptAs);
        }
        draft[QStringLiteral("photos")] = photos;
        if (m_report.position) {
            draft[QStringLiteral("latitude")] = m_report.position->latitude;
            draft[QStringLiteral("longitude")] = m_report.position->longitude;
        }
    }
    const std::string kept =
        empty ? std::string() : QJsonDocument(draft).toJson(QJsonDocument::Compact).toStdString();
    (void)m_session->database().attempt([&] { m_session->database().setSetting(kDraft, kept); });
}

bool ReportEditor::readDraft()
{
    const QJsonObject draft =
        QJsonDocument::fromJson(QByteArray::fromStdString(m_session->database().setting(kDraft)))
            .object();
    if (draft.isEmpty())
        return false;
    const auto word = [&](const char *key) {
        return draft.value(QLatin1StringView(key)).toString();
    };
    const TellerSearch::Teller teller = TellerSearch::tellerOf(word("tellerCode"));
    m_typed = {word("category"), word("place"),
               word("teller"),   word("observed"),
               word("photoDay"), draft.value(QLatin1StringView("photoDayRefused")).toBool()};
    m_report.category = word("code").toStdString();
    m_report.landType = word("land").toStdString();
    m_report.wasteType = word("waste").toStdString();
    m_report.size = word("size").toStdString();
    m_report.hazard = word("hazard").toStdString();
    m_report.priority = word("priority").toStdString();
    m_report.description = word("description").toStdString();
    m_report.assignedTo = word("assigned").toStdString();
    m_report.street = word("street").toStdString();
    m_report.postcode = word("postcode").toStdString();
    m_report.source = teller.source;
    m_report.champion = teller.champion;
    m_report.reporter = teller.reporter;
    if (draft.contains(QLatin1StringView("latitude"))) {
        m_report.position = LatLon{draft.value(QLatin1StringView("latitude")).toDouble(),
                                   draft.value(QLatin1StringView("longitude")).toDouble()};
        m_report.placeTyped = m_typed.place.toStdString();
    }
    QList<QUrl> photos;
    const QJsonArray kept = draft.value(QLatin1StringView("photos")).toArray();
    for (const auto &photo : kept)
        photos.append(QUrl::fromLocalFile(photo.toString()));
    if (!photos.isEmpty())
        addPhotos(photos);
    m_report.area = toId(word("area"));
    lookNearby();
    m_nearby->setLinked({toId(word("linkTo")), word("linkRef"),
                         draft.value(QLatin1StringView("linkAgain")).toBool()});
    return true;
}

} // namespace sc
