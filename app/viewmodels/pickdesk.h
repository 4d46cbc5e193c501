// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/campaigndesk.h"
#include "viewmodels/meetingdesk.h"
#include "viewmodels/personaldata.h"
#include "viewmodels/pickassessment.h"
#include "viewmodels/pickcalendar.h"
#include "viewmodels/pickdetail.h"
#include "viewmodels/pickeditor.h"
#include "viewmodels/pickfiles.h"
#include "viewmodels/picklayer.h"
#include "viewmodels/picklist.h"
#include "viewmodels/pickresults.h"
#include "viewmodels/pickroster.h"
#include "viewmodels/pickrulesettings.h"
#include "viewmodels/recordphotos.h"

#include <memory>
#include <utility>

namespace sc {

/// Everything the screens of litter picks stand on. A pick selected in one part is selected in all.
class PickDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::PickList *list READ list CONSTANT FINAL)
    Q_PROPERTY(sc::PickDetail *detail READ detail CONSTANT FINAL)
    Q_PROPERTY(sc::PickEditor *editor READ editor CONSTANT FINAL)
    Q_PROPERTY(sc::PickLayer *layer READ layer CONSTANT FINAL)
    Q_PROPERTY(sc::PickAssessment *assessment READ assessment CONSTANT FINAL)
    Q_PROPERTY(sc::PickRoster *roster READ roster CONSTANT FINAL)
    Q_PROPERTY(sc::PickResults *results READ results CONSTANT FINAL)
    Q_PROPERTY(sc::PickCalendar *calendar READ calendar CONSTANT FINAL)
    Q_PROPERTY(sc::CampaignDesk *campaigns READ campaigns CONSTANT FINAL)
    Q_PROPERTY(sc::PickFiles *files READ files CONSTANT FINAL)
    Q_PROPERTY(sc::PickRuleSettings *rules READ rules CONSTANT FINAL)
    Q_PROPERTY(sc::RecordPhotos *photos READ photos CONSTANT FINAL)
    Q_PROPERTY(sc::PersonalData *personal READ personal CONSTANT FINAL)
    Q_PROPERTY(sc::MeetingDesk *meetings READ meetings CONSTANT FINAL)

public:
    explicit PickDesk(LongWork *work, QObject *parent = nullptr);
    ~PickDesk() override;

    void setSession(Session *session);
    void setArea(const QString &areaId);
    void refresh();

    [[nodiscard]] PickList *list() const { return m_list; }
    [[nodiscard]] PickDetail *detail() const { return m_detail; }
    [[nodiscard]] PickEditor *editor() const { return m_editor; }
    [[nodiscard]] PickLayer *layer() const { return m_layer; }
    [[nodiscard]] PickAssessment *assessment() const { return m_assessment; }
    [[nodiscard]] PickRoster *roster() const { return m_roster; }
    [[nodiscard]] PickResults *results() const { return m_results; }
    [[nodiscard]] PickCalendar *calendar() const { return m_calendar; }
    [[nodiscard]] CampaignDesk *campaigns() const { return m_campaigns; }
    [[nodiscard]] PickFiles *files() const { return m_files; }
    [[nodiscard]] PickRuleSettings *rules() const { return m_rules; }
    [[nodiscard]] RecordPhotos *photos() const { return m_photos; }
    [[nodiscard]] MeetingDesk *meetings() const { return m_meetings; }
    /// Of those who come to a pick or asked for one.
    [[nodiscard]] PersonalData *personal() const { return m_personal; }
    /// Shows the pick on its screen; with `sheet` ("assess", "roster", "figures") at once that.
    Q_INVOKABLE void open(const QString &pickId, const QString &sheet);
    /// The sheet that open() asked for and no screen has taken yet: the screen may only be made for
    /// it.
    Q_INVOKABLE QString takeSheet() { return std::exchange(m_sheet, {}); }
    /// Null while no file is open.
    [[nodiscard]] PickStores *stores() const { return m_stores.get(); }

Q_SIGNALS:
    void done(const QString &message, bool undoable);
    void failed(const QString &message);
    void opened();

private:
    [[nodiscard]] std::vector<PickPart *> parts() const;

    std::unique_ptr<PickStores> m_stores;
    PickList *m_list;
    PickDetail *m_detail;
    PickEditor *m_editor;
    PickLayer *m_layer;
    PickAssessment *m_assessment;
    PickRoster *m_roster;
    PickResults *m_results;
    PickCalendar *m_calendar;
    CampaignDesk *m_campaigns;
    PickFiles *m_files;
    QString m_sheet;
    PickRuleSettings *m_rules;
    RecordPhotos *m_photos;
    PersonalData *m_personal;
    MeetingDesk *m_meetings;
};

} // namespace sc
