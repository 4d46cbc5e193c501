// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QObject>
#include <QtQmlIntegration>

namespace sc {

/// How the program looks on this PC (kept for the person) and whose records they are (kept with
/// them). Everything is saved as soon as it is changed.
class SettingsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY lookChanged FINAL)
    Q_PROPERTY(QString textSize READ textSize WRITE setTextSize NOTIFY lookChanged FINAL)
    Q_PROPERTY(double textScale READ textScale NOTIFY lookChanged FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY lookChanged FINAL)
    Q_PROPERTY(QString councilName READ councilName WRITE setCouncilName NOTIFY changed FINAL)
    /// Whom to call where volunteers are not to help themselves; stands on papers.
    Q_PROPERTY(QString councilPhone READ councilPhone WRITE setCouncilPhone NOTIFY changed FINAL)
    Q_PROPERTY(QString phoneError READ phoneError NOTIFY changed FINAL)
    Q_PROPERTY(QString councilError READ councilError NOTIFY changed FINAL)
    Q_PROPERTY(QString nation READ nation WRITE setNation NOTIFY changed FINAL)
    Q_PROPERTY(QString officerName READ officerName WRITE setOfficerName NOTIFY changed FINAL)
    Q_PROPERTY(QString deviceName READ deviceName WRITE setDeviceName NOTIFY changed FINAL)
    Q_PROPERTY(QString devicePrefix READ devicePrefix WRITE setDevicePrefix NOTIFY changed FINAL)
    Q_PROPERTY(QString prefixError READ prefixError NOTIFY changed FINAL)
    Q_PROPERTY(QString areasLine READ areasLine NOTIFY changed FINAL)
    Q_PROPERTY(QString gazetteerLine READ gazetteerLine NOTIFY changed FINAL)
    Q_PROPERTY(QString basemapFile READ basemapFile WRITE setBasemapFile NOTIFY mapChanged FINAL)
    Q_PROPERTY(QString tileAddress READ tileAddress WRITE setTileAddress NOTIFY mapChanged FINAL)
    Q_PROPERTY(QString tileAddressError READ tileAddressError NOTIFY mapChanged FINAL)
    Q_PROPERTY(QString tileAttribution READ tileAttribution WRITE setTileAttribution NOTIFY
                   mapChanged FINAL)
    Q_PROPERTY(
        QString gridShiftFile READ gridShiftFile WRITE setGridShiftFile NOTIFY mapChanged FINAL)
    Q_PROPERTY(QString gridShiftLine READ gridShiftLine NOTIFY mapChanged FINAL)
    Q_PROPERTY(QString backupLine READ backupLine NOTIFY backupChanged FINAL)
    Q_PROPERTY(sc::ChoiceModel *themes READ themes CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *textSizes READ textSizes CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *nations READ nations CONSTANT FINAL)

public:
    explicit SettingsModel(QObject *parent = nullptr);

    void setSession(Session *session);
    /// For one run only, from the command line: nothing is saved.
    void overrideLook(const QString &theme, double textScale);
    /// Says again what lies in the records: areas, streets, copies.
    void refresh();

    [[nodiscard]] const QString &theme() const { return m_theme; }
    void setTheme(const QString &theme);
    [[nodiscard]] QString textSize() const;
    void setTextSize(const QString &percent);
    [[nodiscard]] double textScale() const { return m_textScale; }
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }

    [[nodiscard]] QString councilName() const { return kept("council_name"); }
    void setCouncilName(const QString &name);
    [[nodiscard]] QString councilPhone() const { return kept("council_phone"); }
    void setCouncilPhone(const QString &number);
    [[nodiscard]] const QString &phoneError() const { return m_phoneError; }
    [[nodiscard]] const QString &councilError() const { return m_councilError; }
    [[nodiscard]] QString nation() const;
    void setNation(const QString &code);
    [[nodiscard]] QString officerName() const;
    void setOfficerName(const QString &name);
    [[nodiscard]] QString deviceName() const;
    void setDeviceName(const QString &name);
    [[nodiscard]] QString devicePrefix() const;
    void setDevicePrefix(const QString &prefix);
    [[nodiscard]] const QString &prefixError() const { return m_prefixError; }
    [[nodiscard]] const QString &areasLine() const { return m_areasLine; }
    [[nodiscard]] const QString &gazetteerLine() const { return m_gazetteerLine; }

    [[nodiscard]] QString basemapFile() const { return kept("basemap_file"); }
    void setBasemapFile(const QString &path);
    [[nodiscard]] QString tileAddress() const { return kept("tile_address"); }
    void setTileAddress(const QString &address);
    [[nodiscard]] const QString &tileAddressError() const { return m_tileAddressError; }
    [[nodiscard]] QString tileAttribution() const { return kept("tile_attribution"); }
    void setTileAttribution(const QString &text);
    [[nodiscard]] QString gridShiftFile() const;
    void setGridShiftFile(const QString &path);
    [[nodiscard]] const QString &gridShiftLine() const { return m_gridShiftLine; }
    [[nodiscard]] const QString &backupLine() const { return m_backupLine; }

    [[nodiscard]] ChoiceModel *themes() const { return m_themes; }
    [[nodiscard]] ChoiceModel *textSizes() const { return m_textSizes; }
    [[nodiscard]] ChoiceModel *nations() const { return m_nations; }

Q_SIGNALS:
    void lookChanged();
    void changed();
    void mapChanged();
    void backupChanged();
    void failed(const QString &message);

private:
    [[nodiscard]] QString kept(const char *key, const QString &fallback = {}) const;
    void keep(const char *key, const QString &value);
    void renameDevice(const QString &prefix, const QString &name);

    Session *m_session = nullptr; // not owned
    ChoiceModel *m_themes;
    ChoiceModel *m_textSizes;
    ChoiceModel *m_nations;
    QString m_theme;
    double m_textScale = 1.0;
    bool m_reducedMotion = false;
    bool m_overridden = false;
    QString m_councilError;
    QString m_phoneError;
    QString m_prefixError;
    QString m_tileAddressError;
    QString m_areasLine;
    QString m_gazetteerLine;
    QString m_gridShiftLine;
    QString m_backupLine;
};

/// The choices of nation, by the code kept with the records.
[[nodiscard]] std::vector<Suggestion> nationChoices();

} // namespace sc
