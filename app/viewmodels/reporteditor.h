// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/nearbymodel.h"
#include "viewmodels/photofiles.h"
#include "viewmodels/photoreader.h"
#include "viewmodels/placesearch.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"
#include "viewmodels/tellersearch.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQmlIntegration>

#include <map>
#include <optional>
#include <vector>

namespace sc {

/// The form that logs a report or changes one: what has been typed, what it means, and what is
/// wrong with it. A new report that is not yet saved is kept with the records every half second, so
/// that putting it aside, or a crash, loses nothing.
class ReportEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(bool isChange READ isChange NOTIFY changed FINAL)
    Q_PROPERTY(QString ref READ ref NOTIFY changed FINAL)
    Q_PROPERTY(QString categoryText READ categoryText WRITE setCategoryText NOTIFY changed FINAL)
    Q_PROPERTY(QString placeText READ placeText WRITE setPlaceText NOTIFY changed FINAL)
    Q_PROPERTY(QString tellerText READ tellerText WRITE setTellerText NOTIFY changed FINAL)
    Q_PROPERTY(QString placeLine READ placeLine NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPlace READ hasPlace NOTIFY changed FINAL)
    Q_PROPERTY(double latitude READ latitude NOTIFY changed FINAL)
    Q_PROPERTY(double longitude READ longitude NOTIFY changed FINAL)
    Q_PROPERTY(QString glyph READ glyph NOTIFY changed FINAL)
    Q_PROPERTY(bool asksFlyTipping READ asksFlyTipping NOTIFY changed FINAL)
    Q_PROPERTY(QString landType READ landType WRITE setLandType NOTIFY changed FINAL)
    Q_PROPERTY(QString wasteType READ wasteType WRITE setWasteType NOTIFY changed FINAL)
    Q_PROPERTY(QString size READ size WRITE setSize NOTIFY changed FINAL)
    Q_PROPERTY(QString hazard READ hazard WRITE setHazard NOTIFY changed FINAL)
    Q_PROPERTY(QString priority READ priority WRITE setPriority NOTIFY changed FINAL)
    Q_PROPERTY(QString description READ description WRITE setDescription NOTIFY changed FINAL)
    Q_PROPERTY(QString observedText READ observedText WRITE setObservedText NOTIFY changed FINAL)
    Q_PROPERTY(QString assignedTo READ assignedTo WRITE setAssignedTo NOTIFY changed FINAL)
    Q_PROPERTY(QString noticeLead READ noticeLead NOTIFY changed FINAL)
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed FINAL)
    Q_PROPERTY(bool asksArea READ asksArea NOTIFY changed FINAL)
    Q_PROPERTY(QString areaCode READ areaCode WRITE setAreaCode NOTIFY changed FINAL)
    Q_PROPERTY(int photoCount READ photoCount NOTIFY changed FINAL)
    Q_PROPERTY(bool readingPhotos READ isReadingPhotos NOTIFY changed FINAL)
    Q_PROPERTY(QString photoLine READ photoLine NOTIFY changed FINAL)
    Q_PROPERTY(QStringList photoNames READ photoNames NOTIFY changed FINAL)
    Q_PROPERTY(QString photoDayLine READ photoDayLine NOTIFY changed FINAL)
    Q_PROPERTY(QStringList problemFields READ problemFields NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QStringList problemMessages READ problemMessages NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QString categoryError READ categoryError NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QString placeError READ placeError NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QString sourceError READ sourceError NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QString observedError READ observedError NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QString descriptionError READ descriptionError NOTIFY problemsChanged FINAL)
    Q_PROPERTY(sc::ChoiceModel *categories READ categories CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *landTypes READ landTypes CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *wasteTypes READ wasteTypes CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *sizes READ sizes CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *hazards READ hazards CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *priorities READ priorities CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(sc::NearbyModel *nearby READ nearby CONSTANT FINAL)
    Q_PROPERTY(sc::PlaceSearch *places READ places CONSTANT FINAL)
    Q_PROPERTY(sc::TellerSearch *tellers READ tellers CONSTANT FINAL)

public:
    explicit ReportEditor(QObject *parent = nullptr);
    ~ReportEditor() override;

    void setSession(Session *session);

    /// A new report: what was put aside, or an empty form.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void change(const QString &reportId);
    /// Keeps what is typed for the next `begin()`.
    Q_INVOKABLE void putAside();
    /// Forgets what is typed.
    Q_INVOKABLE void discard();
    /// Saves; false where something is wrong, which the problems then say. With `another` the form
    /// is empty again, the champion remembered.
    Q_INVOKABLE bool save(bool another);

    Q_INVOKABLE void chooseCategory(int row);
    Q_INVOKABLE void choosePlace(int row);
    Q_INVOKABLE void chooseTeller(int row);
    /// A pin put on the map.
    Q_INVOKABLE void placeAt(double latitude, double longitude);
    Q_INVOKABLE void addPhotos(const QList<QUrl> &files);
    /// Takes one off the form, with the day and the place that it gave.
    Q_INVOKABLE void removePhoto(int index);
    /// The day a photo was taken is not the day it was seen.
    Q_INVOKABLE void refusePhotoDay();
    /// Where the map looks: places near it are offered first.
    Q_INVOKABLE void lookAt(double latitude, double longitude);

    [[nodiscard]] bool isChange() const { return m_original.has_value(); }
    [[nodiscard]] QString ref() const;
    [[nodiscard]] const QString &categoryText() const { return m_typed.category; }
    void setCategoryText(const QString &text);
    [[nodiscard]] const QString &placeText() const { return m_typed.place; }
    void setPlaceText(const QString &text);
    [[nodiscard]] const QString &tellerText() const { return m_typed.teller; }
    void setTellerText(const QString &text);
    [[nodiscard]] QString placeLine() const;
    [[nodiscard]] bool hasPlace() const { return m_report.position.has_value(); }
    [[nodiscard]] double latitude() const
    {
        return m_report.position ? m_report.position->latitude : 0.0;
    }
    [[nodiscard]] double longitude() const
    {
        return m_report.position ? m_report.position->longitude : 0.0;
    }
    [[nodiscard]] QString glyph() const;
    [[nodiscard]] bool asksFlyTipping() const;
    [[nodiscard]] QString landType() const { return text(m_report.landType); }
    void setLandType(const QString &code) { set(m_report.landType, code); }
    [[nodiscard]] QString wasteType() const { return text(m_report.wasteType); }
    void setWasteType(const QString &code) { set(m_report.wasteType, code); }
    [[nodiscard]] QString size() const { return text(m_report.size); }
    void setSize(const QString &code) { set(m_report.size, code); }
    [[nodiscard]] QString hazard() const { return text(m_report.hazard); }
    void setHazard(const QString &code) { set(m_report.hazard, code); }
    [[nodiscard]] QString priority() const { return text(m_report.priority); }
    void setPriority(const QString &code) { set(m_report.priority, code); }
    [[nodiscard]] QString description() const { return text(m_report.description); }
    void setDescription(const QString &words) { set(m_report.description, words); }
    [[nodiscard]] const QString &observedText() const { return m_typed.observed; }
    void setObservedText(const QString &text);
    [[nodiscard]] QString assignedTo() const { return text(m_report.assignedTo); }
    void setAssignedTo(const QString &name) { set(m_report.assignedTo, name); }
    [[nodiscard]] QString noticeLead() const;
    [[nodiscard]] QString noticeText() const;
    /// Whether the place lies in no ward, so that somebody has to say whose it is.
    [[nodiscard]] bool asksArea() const;
    [[nodiscard]] QString areaCode() const;
    void setAreaCode(const QString &id);
    [[nodiscard]] int photoCount() const { return static_cast<int>(m_photos.size()); }
    [[nodiscard]] bool isReadingPhotos() const { return m_reader->isBusy(); }
    [[nodiscard]] QString photoLine() const;
    [[nodiscard]] QStringList photoNames() const;
    /// Which day a photo gave; empty where none did or another was typed.
    [[nodiscard]] QString photoDayLine() const;
    [[nodiscard]] QStringList problemFields() const { return m_problemFields; }
    [[nodiscard]] QStringList problemMessages() const { return m_problemMessages; }
    [[nodiscard]] QString categoryError() const { return problem(QStringLiteral("category")); }
    [[nodiscard]] QString placeError() const { return problem(QStringLiteral("place")); }
    [[nodiscard]] QString sourceError() const { return problem(QStringLiteral("source")); }
    [[nodiscard]] QString observedError() const { return problem(QStringLiteral("observed_at")); }
    [[nodiscard]] QString descriptionError() const
    {
        return problem(QStringLiteral("description"));
    }
    [[nodiscard]] ChoiceModel *categories() const { return m_categories; }
    [[nodiscard]] ChoiceModel *landTypes() const { return m_landTypes; }
    [[nodiscard]] ChoiceModel *wasteTypes() const { return m_wasteTypes; }
    [[nodiscard]] ChoiceModel *sizes() const { return m_sizes; }
    [[nodiscard]] ChoiceModel *hazards() const { return m_hazards; }
    [[nodiscard]] ChoiceModel *priorities() const { return m_priorities; }
    [[nodiscard]] ChoiceModel *areas() const { return m_areas; }
    [[nodiscard]] NearbyModel *nearby() const { return m_nearby; }
    [[nodiscard]] PlaceSearch *places() const { return m_places; }
    [[nodiscard]] TellerSearch *tellers() const { return m_tellers; }

Q_SIGNALS:
    void changed();
    void problemsChanged();
    void placeMoved(double latitude, double longitude);
    void written(const QString &reportId);
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    /// What stands in the fields as typed, where that is not the value itself.
    struct Typed {
        QString category;
        QString place;
        QString teller;
        QString observed;
        QString photoDay{}; ///< what a photo gave for it
        bool photoDayRefused = false;
    };

    [[nodiscard]] static QString text(const std::string &value)
    {
        return QString::fromStdString(value);
    }
    void set(std::string &field, const QString &value);
    void edited();
    void clear();
    void takeTeller(const TellerSearch::Teller &teller);
    void takePlace(const FoundPlace &place);
    [[nodiscard]] std::vector<Problem> settle();
    void settlePlace(std::vector<Problem> &problems);
    void settleTeller(std::vector<Problem> &problems);
    void settleObserved(std::vector<Problem> &problems);
    void showProblems(const std::vector<Problem> &problems);
    [[nodiscard]] QString problem(const QString &field) const;
    [[nodiscard]] Result<Report> write();
    [[nodiscard]] Result<Report> writeLinked(Change &change);
    void readAreas();
    void takePhotos(const ChosenPhotos &chosen);
    /// Where and when it was taken, for what is not known yet; true where it gave the place.
    bool offer(const ChosenPhoto &photo);
    /// Where a draft's own copies of its photos are; empty where nothing can be kept.
    [[nodiscard]] std::filesystem::path photoFolder() const;
    void dropPhotoCopies();
    void lookNearby();
    void keepDraft();
    [[nodiscard]] bool readDraft();

    Session *m_session = nullptr; // not owned
    ChoiceModel *m_categories;
    ChoiceModel *m_landTypes;
    ChoiceModel *m_wasteTypes;
    ChoiceModel *m_sizes;
    ChoiceModel *m_hazards;
    ChoiceModel *m_priorities;
    ChoiceModel *m_areas;
    NearbyModel *m_nearby;
    PhotoReader *m_reader;
    PlaceSearch *m_places;
    TellerSearch *m_tellers;
    std::optional<Report> m_original; // what is being changed
    Report m_report;
    Typed m_typed;
    std::vector<ChosenPhoto> m_photos;
    QStringList m_problemFields;
    QStringList m_problemMessages;
    QTimer m_draftTimer;
};

} // namespace sc
