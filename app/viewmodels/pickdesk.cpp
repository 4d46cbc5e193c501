// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickdesk.h"

namespace sc {

PickDesk::PickDesk(LongWork *work, QObject *parent)
    : QObject(parent)
    , m_list(new PickList(this))
    , m_detail(new PickDetail(this))
    , m_editor(new PickEditor(this))
    , m_layer(new PickLayer(this))
    , m_assessment(new PickAssessment(this))
    , m_roster(new PickRoster(this))
    , m_results(new PickResults(this))
    , m_calendar(new PickCalendar(this))
    , m_campaigns(new CampaignDesk(this))
    , m_files(new PickFiles(this))
    , m_rules(new PickRuleSettings(this))
    , m_photos(new RecordPhotos("pick", this))
    , m_personal(new PersonalData(work, this))
    , m_meetings(new MeetingDesk(this))
{
    connect(m_personal, &PersonalData::done, this, &PickDesk::done);
    connect(m_personal, &PersonalData::failed, this, &PickDesk::failed);
    for (PickPart *part : parts()) {
        connect(part, &PickPart::done, this, &PickDesk::done);
        connect(part, &PickPart::failed, this, &PickDesk::failed);
    }
    connect(m_detail, &PickDetail::pickIdChanged, this,
            [this] { m_list->setCurrent(m_detail->pickId()); });
    connect(m_detail, &PickDetail::pickIdChanged, this,
            [this] { m_roster->setPickId(m_detail->pickId()); });
    connect(m_detail, &PickDetail::pickIdChanged, this,
            [this] { m_photos->setOwner(m_detail->pickId()); });
    connect(m_editor, &PickEditor::written, m_detail, &PickDetail::setPickId);
}

PickDesk::~PickDesk() = default;

std::vector<PickPart *> PickDesk::parts() const
{
    return {m_list,     m_detail,    m_editor, m_layer, m_assessment, m_roster,  m_results,
            m_calendar, m_campaigns, m_files,  m_rules, m_photos,     m_meetings};
}

void PickDesk::setSession(Session *session)
{
    for (PickPart *part : parts())
        part->setStores(nullptr);
    m_stores = session == nullptr ? nullptr : std::make_unique<PickStores>(*session);
    m_personal->setSession(session);
    if (m_stores) {
        for (PickPart *part : parts())
            part->setStores(m_stores.get());
    }
}

void PickDesk::open(const QString &pickId, const QString &sheet)
{
    m_detail->setPickId(pickId);
    m_sheet = sheet;
    Q_EMIT opened();
}

void PickDesk::setArea(const QString &areaId)
{
    m_list->setArea(areaId);
    m_calendar->setArea(areaId);
}

void PickDesk::refresh()
{
    m_list->refresh();
    m_detail->refresh();
    m_layer->refresh();
    m_roster->refresh();
    m_calendar->refresh();
    m_campaigns->refresh();
    m_rules->refresh();
    m_photos->refresh();
}

} // namespace sc
