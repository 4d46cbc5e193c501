// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/reporteditor.h"

#include "core/dates.h"
#include "core/gridreference.h"
#include "reports/codes.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <format>
#include <span>

namespace sc {

namespace {

std::vector<Suggestion> choices(std::span<const Code> codes, const QString &none)
{
    std::vector<Suggestion> rows;
    if (!none.isEmpty())
        rows.push_back({QString(), none, {}, {}, {}});
    for (const Code &code : codes)
        rows.push_back({toQString(code.code), toQString(code.label), {}, {}, {}});
    return rows;
}

} // namespace

ReportEditor::ReportEditor(QObject *parent)
    : QObject(parent)
    , m_categories(new ChoiceModel({}, this))
    , m_landTypes(new ChoiceModel(choices(flyTipLandTypes(), tr("Not known yet")), this))
    , m_wasteTypes(new ChoiceModel(choices(flyTipWasteTypes(), tr("Not known yet")), this))
    , m_sizes(new ChoiceModel(choices(flyTipSizes(), tr("Not known yet")), this))
    , m_hazards(new ChoiceModel(choices(reportHazards(), {}), this))
    , m_priorities(new ChoiceModel(choices(reportPriorities(), tr("As usual for this")), this))
    , m_areas(new ChoiceModel({}, this))
    , m_nearby(new NearbyModel(this))
    , m_reader(new PhotoReader(this))
    , m_places(new PlaceSearch(this))
    , m_tellers(new TellerSearch(this))
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(500);
    connect(m_reader, &PhotoReader::busyChanged, this, &ReportEditor::changed);
    connect(m_nearby, &NearbyModel::linkChanged, this, &ReportEditor::edited);
    connect(&m_draftTimer, &QTimer::timeout, this, &ReportEditor::keepDraft);
}

ReportEditor::~ReportEditor() = default;

void ReportEditor::setSession(Session *session)
{
    m_draftTimer.stop();
    m_session = session;
    m_places->setSession(session);
    m_tellers->setSession(session);
    std::vector<Suggestion> rows;
    if (session != nullptr) {
        for (const Category &category : session->reports().categories())
            rows.push_back({toQString(category.code),
                            toQString(category.label),
                            {},
                            {},
                            toQString(category.alsoCalled)});
    }
    m_categories->setAll(std::move(rows));
    m_nearby->setSession(session);
    readAreas();
    clear();
}

void ReportEditor::readAreas()
{
    std::vector<Suggestion> rows{{QString(), tr("Not decided yet"), {}, {}, {}}};
    if (m_session != nullptr) {
        for (const Area &area : m_session->areas())
            rows.push_back({toQString(area.id), toQString(area.name), {}, {}, {}});
    }
    m_areas->setAll(std::move(rows));
}

void ReportEditor::clear()
{
    m_original.reset();
    m_report = Report();
    m_typed = Typed();
    m_photos.clear();
    m_reader->forget();
    m_nearby->clear();
    showProblems({});
    for (SuggestionModel *model :
         {static_cast<SuggestionModel *>(m_categories), static_cast<SuggestionModel *>(m_places),
          static_cast<SuggestionModel *>(m_tellers)})
        model->setQuery({});
    Q_EMIT changed();
}

void ReportEditor::begin()
{
    readAreas();
    if (m_original || m_session == nullptr)
        clear();
    if (m_session != nullptr && m_typed.category.isEmpty() && m_typed.place.isEmpty() &&
        m_photos.empty() && !m_reader->isBusy())
        (void)readDraft();
    Q_EMIT changed();
}

void ReportEditor::change(const QString &reportId)
{
    if (m_session == nullptr)
        return;
    if (!m_original)
        keepDraft();
    const auto row = m_session->list().row(toId(reportId));
    if (!row) {
        Q_EMIT failed(toQString(row.error().message));
        return;
    }
    clear();
    readAreas();
    m_original = row->report;
    m_report = row->report;
    const ReportWords words(*m_session);
    m_typed.category = words.category(m_report.category);
    m_typed.place =
        m_report.placeTyped.empty() ? words.place(*row) : toQString(m_report.placeTyped);
    m_typed.teller = m_tellers->textOf({m_report.source, m_report.champion, m_report.reporter});
    if (m_report.observedAt)
        m_typed.observed = toQString(longDay(localDay(*m_report.observedAt)));
    Q_EMIT changed();
}

void ReportEditor::putAside()
{
    if (m_original)
        clear();
    else
        keepDraft();
}

void ReportEditor::discard()
{
    const bool wasNew = !m_original;
    clear();
    if (!wasNew)
        return;
    dropPhotoCopies();
    keepDraft();
}

QString ReportEditor::ref() const
{
    return m_original ? toQString(m_original->ref) : QString();
}

void ReportEditor::edited()
{
    if (!m_original)
        m_draftTimer.start();
    Q_EMIT changed();
}

void ReportEditor::set(std::string &field, const QString &value)
{
    if (field == value.toStdString())
        return;
    field = value.toStdString();
    edited();
}

void ReportEditor::setCategoryText(const QString &text)
{
    m_typed.category = text;
    m_report.category.clear();
    edited();
    lookNearby();
}

void ReportEditor::setPlaceText(const QString &text)
{
    m_typed.place = text;
    m_report.position.reset();
    m_report.grid.reset();
    edited();
    lookNearby();
}

void ReportEditor::setTellerText(const QString &text)
{
    m_typed.teller = text;
    m_report.source.clear();
    m_report.champion = Id();
    m_report.reporter.clear();
    edited();
}

void ReportEditor::setObservedText(const QString &text)
{
    m_typed.observed = text;
    edited();
}

void ReportEditor::chooseCategory(int row)
{
    m_report.category = m_categories->codeAt(row).toStdString();
    m_typed.category = m_categories->titleAt(row);
    edited();
    lookNearby();
}

void ReportEditor::choosePlace(int row)
{
    if (const FoundPlace *place = m_places->placeAt(row)) {
        m_typed.place = place->title;
        takePlace(*place);
    }
}

void ReportEditor::takePlace(const FoundPlace &place)
{
    m_report.placeTyped = m_typed.place.toStdString();
    m_report.position = place.position;
    m_report.grid = place.grid;
    m_report.street = place.street;
    m_report.postcode = place.postcode;
    m_report.area = m_original ? m_original->area : Id();
    edited();
    lookNearby();
    Q_EMIT placeMoved(place.position.latitude, place.position.longitude);
}

void ReportEditor::chooseTeller(int row)
{
    takeTeller(TellerSearch::tellerOf(m_tellers->codeAt(row)));
}

void ReportEditor::takeTeller(const TellerSearch::Teller &teller)
{
    m_report.source = teller.source;
    m_report.champion = teller.champion;
    m_report.reporter = teller.reporter;
    m_typed.teller = m_tellers->textOf(teller);
    edited();
}

void ReportEditor::placeAt(double latitude, double longitude)
{
    m_report.position = LatLon{latitude, longitude};
    m_report.grid.reset();
    m_report.street.clear();
    m_report.postcode.clear();
    m_report.placeTyped.clear();
    m_report.area = m_original ? m_original->area : Id();
    m_typed.place = toQString(std::format("{:.6f}, {:.6f}", latitude, longitude));
    if (m_session != nullptr) {
        if (const auto grid = m_session->transform().toGrid({latitude, longitude}))
            m_typed.place =
                toQString(toGridReference(*grid, 8).value_or(m_typed.place.toStdString()));
    }
    edited();
    lookNearby();
}

void ReportEditor::lookAt(double latitude, double longitude)
{
    m_places->setNear(LatLon{latitude, longitude});
}

QString ReportEditor::placeLine() const
{
    if (!m_report.position || m_session == nullptr)
        return {};
    return m_session->placeLine(*m_report.position);
}

bool ReportEditor::asksArea() const
{
    return m_report.position && m_session != nullptr && m_areas->all().size() > 1 &&
           m_session->isOutside(*m_report.position);
}

QString ReportEditor::areaCode() const
{
    return toQString(m_report.area);
}

void ReportEditor::setAreaCode(const QString &id)
{
    if (areaCode() == id)
        return;
    m_report.area = toId(id);
    edited();
}

QString ReportEditor::glyph() const
{
    const Category *category =
        m_session == nullptr ? nullptr : m_session->reports().category(m_report.category);
    return category == nullptr ? QString() : toQString(category->glyph);
}

bool ReportEditor::asksFlyTipping() const
{
    return m_report.category.starts_with("fly_tipping");
}

QString ReportEditor::noticeText() const
{
    return expertsNotice(m_report);
}

QString ReportEditor::noticeLead() const
{
    return noticeText().isEmpty() ? QString() : tr("Do not touch.");
}

QString ReportEditor::problem(const QString &field) const
{
    const qsizetype at = m_problemFields.indexOf(field);
    return at < 0 ? QString() : m_problemMessages.at(at);
}

} // namespace sc
