// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/historymodel.h"
#include "viewmodels/photomodel.h"
#include "viewmodels/photoreader.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QObject>
#include <QUrl>
#include <QtQmlIntegration>

namespace sc {

/// The report that is selected: what it says, what may be done with it. Its id is the selection of
/// the whole window; list and map follow it.
class ReportDetail : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(QString reportId READ reportId WRITE setReportId NOTIFY reportIdChanged FINAL)
    Q_PROPERTY(QString ref MEMBER m_ref NOTIFY changed FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    Q_PROPERTY(QString loggedLine MEMBER m_loggedLine NOTIFY changed FINAL)
    Q_PROPERTY(QString stateKey MEMBER m_stateKey NOTIFY changed FINAL)
    Q_PROPERTY(QString stateWord MEMBER m_stateWord NOTIFY changed FINAL)
    Q_PROPERTY(QString dueLine MEMBER m_dueLine NOTIFY changed FINAL)
    Q_PROPERTY(bool late MEMBER m_late NOTIFY changed FINAL)
    Q_PROPERTY(bool isDeleted MEMBER m_deleted NOTIFY changed FINAL)
    Q_PROPERTY(QString teller MEMBER m_teller NOTIFY changed FINAL)
    Q_PROPERTY(QString tellerMore MEMBER m_tellerMore NOTIFY changed FINAL)
    Q_PROPERTY(QString place MEMBER m_place NOTIFY changed FINAL)
    Q_PROPERTY(QString placeNote MEMBER m_placeNote NOTIFY changed FINAL)
    Q_PROPERTY(QString gridReference MEMBER m_gridReference NOTIFY changed FINAL)
    Q_PROPERTY(QString eastingNorthing MEMBER m_eastingNorthing NOTIFY changed FINAL)
    Q_PROPERTY(QString latitudeLongitude MEMBER m_latitudeLongitude NOTIFY changed FINAL)
    Q_PROPERTY(QString accuracyNote MEMBER m_accuracyNote NOTIFY changed FINAL)
    Q_PROPERTY(QString category MEMBER m_category NOTIFY changed FINAL)
    Q_PROPERTY(QString answers MEMBER m_answers NOTIFY changed FINAL)
    Q_PROPERTY(QString priority MEMBER m_priority NOTIFY changed FINAL)
    Q_PROPERTY(QString observed MEMBER m_observed NOTIFY changed FINAL)
    Q_PROPERTY(QString description MEMBER m_description NOTIFY changed FINAL)
    Q_PROPERTY(QString repeats MEMBER m_repeats NOTIFY changed FINAL)
    Q_PROPERTY(QString recurs MEMBER m_recurs NOTIFY changed FINAL)
    Q_PROPERTY(QString assignedTo MEMBER m_assignedTo NOTIFY changed FINAL)
    Q_PROPERTY(QString noticeLead MEMBER m_noticeLead NOTIFY changed FINAL)
    Q_PROPERTY(QString noticeText MEMBER m_noticeText NOTIFY changed FINAL)
    Q_PROPERTY(QString nextStep MEMBER m_nextStep NOTIFY changed FINAL)
    Q_PROPERTY(QString nextStepTitle MEMBER m_nextStepTitle NOTIFY changed FINAL)
    Q_PROPERTY(bool canUndo MEMBER m_canUndo NOTIFY changed FINAL)
    Q_PROPERTY(qint64 number MEMBER m_number NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPlace MEMBER m_hasPlace NOTIFY changed FINAL)
    Q_PROPERTY(double latitude MEMBER m_latitude NOTIFY changed FINAL)
    Q_PROPERTY(double longitude MEMBER m_longitude NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(sc::HistoryModel *history READ history CONSTANT FINAL)
    Q_PROPERTY(sc::PhotoModel *photos READ photos CONSTANT FINAL)

public:
    explicit ReportDetail(QObject *parent = nullptr);

    void setSession(Session *session);
    void refresh();

    [[nodiscard]] const QString &reportId() const { return m_reportId; }
    void setReportId(const QString &id);
    [[nodiscard]] ChoiceModel *steps() const { return m_steps; }
    [[nodiscard]] HistoryModel *history() const { return m_history; }
    [[nodiscard]] PhotoModel *photos() const { return m_photos; }

    /// Takes the report one step on. False, with the reason said by `failed`, where it may not.
    Q_INVOKABLE bool step(const QString &code, const QString &note);
    /// Says in which area a place on the edge, or outside them all, belongs.
    Q_INVOKABLE bool placeIn(const QString &reportId, const QString &areaId);
    Q_INVOKABLE bool needsNote(const QString &code) const;
    Q_INVOKABLE QString noteLabel(const QString &code) const;
    Q_INVOKABLE QString notePrompt(const QString &code) const;
    Q_INVOKABLE QString stepTitle(const QString &code) const;
    Q_INVOKABLE void undo();
    Q_INVOKABLE void remove();
    Q_INVOKABLE void restore();
    Q_INVOKABLE void addPhotos(const QList<QUrl> &files);
    Q_INVOKABLE void removePhoto(const QString &photoId);

Q_SIGNALS:
    void reportIdChanged();
    void changed();
    /// Something was written: every other model reads again.
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    void readRow(const ReportRow &row);
    void readLinks(const Report &report);
    void readPlace(const ReportRow &row);
    void readSteps(const Report &report);
    void readHistory(const Id &id);
    void readPhotos(const Id &id);
    void savePhotos(const Id &report, const QString &ref, const ChosenPhotos &photos);
    [[nodiscard]] QString tellerMore(const ReportRow &row) const;

    /// Tells what came of a write; true where it was made.
    template <class T> bool wrote(const Result<T> &result, const QString &message)
    {
        if (result)
            Q_EMIT done(message, true);
        else
            Q_EMIT failed(QString::fromStdString(result.error().message));
        return result.has_value();
    }

    Session *m_session = nullptr; // not owned
    QString m_reportId;
    Id m_lastAction;
    ChoiceModel *m_steps;
    HistoryModel *m_history;
    PhotoModel *m_photos;
    PhotoReader *m_reader;
    QString m_ref, m_title, m_loggedLine, m_stateKey, m_stateWord, m_dueLine;
    QString m_teller, m_tellerMore, m_place, m_placeNote;
    QString m_gridReference, m_eastingNorthing, m_latitudeLongitude, m_accuracyNote;
    QString m_category, m_answers, m_priority, m_observed, m_description, m_assignedTo;
    QString m_repeats;
    QString m_recurs;
    QString m_noticeLead, m_noticeText, m_nextStep, m_nextStepTitle;
    qint64 m_number = -1; // of the row in this file: what marks on the map carry
    bool m_hasPlace = false;
    double m_latitude = 0.0;
    double m_longitude = 0.0;
    bool m_late = false;
    bool m_deleted = false;
    bool m_canUndo = false;
};

} // namespace sc
