// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/groupstore.h"
#include "picks/assessmentstore.h"
#include "picks/attendancestore.h"
#include "picks/campaignstore.h"
#include "picks/findstore.h"
#include "picks/noticestore.h"
#include "picks/pickactionstore.h"
#include "picks/pickhistorystore.h"
#include "picks/pickliststore.h"
#include "picks/sitestore.h"
#include "viewmodels/session.h"
#include "viewmodels/texts.h"

#include <QObject>
#include <QStringList>
#include <QVariantMap>
#include <QtQmlIntegration>

namespace sc {

/// What the screens of litter picks read and write of one open file.
struct PickStores {
    explicit PickStores(Session &opened)
        : session(opened)
        , actions(opened.database())
        , lists(opened.database())
        , roster(opened.database())
        , assessments(opened.database())
        , campaigns(opened.database())
        , finds(opened.database())
        , steps(opened.database())
        , sites(opened.database())
        , notices(opened.database())
        , groups(opened.database())
    {}

    [[nodiscard]] PickStore &picks() { return actions.picks(); }

    Session &session;
    PickActions actions;
    PickListStore lists;
    AttendanceStore roster;
    AssessmentStore assessments;
    CampaignStore campaigns;
    FindStore finds;
    PickHistoryStore steps;
    SiteStore sites;
    NoticeStore notices;
    GroupStore groups;
};

/// What the view models of litter picks share: the stores, what went well or wrong, and, for forms,
/// the fields at fault.
class PickPart : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(QVariantMap problems READ problems NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QStringList problemFields READ problemFields NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QStringList problemMessages READ problemMessages NOTIFY problemsChanged FINAL)

public:
    using QObject::QObject;

    /// Null when the file is closed. Not owned.
    virtual void setStores(PickStores *stores) { m_stores = stores; }

    /// Field to message, for the words beside the field.
    [[nodiscard]] QVariantMap problems() const { return m_problems; }
    [[nodiscard]] QStringList problemFields() const { return m_fields; }
    [[nodiscard]] QStringList problemMessages() const { return m_messages; }

Q_SIGNALS:
    void changed();
    void problemsChanged();
    /// Something was written: everything reads again.
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

protected:
    [[nodiscard]] PickStores *stores() const { return m_stores; }
    void showProblems(const std::vector<Problem> &problems);
    /// The problems of a refusal beside their fields; anything else as a message.
    void showError(const Error &error);

    template <class T> [[nodiscard]] Result<T> write(const std::function<Result<T>(Change &)> &work)
    {
        return m_stores->session.write<T>(work);
    }
    /// Tells what came of a write; true where it was made.
    template <class T> bool wrote(const Result<T> &result, const QString &message)
    {
        if (result) {
            showProblems({});
            Q_EMIT done(message, true);
        } else {
            showError(result.error());
        }
        return result.has_value();
    }

private:
    PickStores *m_stores = nullptr;
    QVariantMap m_problems;
    QStringList m_fields;
    QStringList m_messages;
};

} // namespace sc
