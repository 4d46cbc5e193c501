// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/settingsmodel.h"

#include "areas/councilstore.h"
#include "core/reference.h"
#include "storage/backup.h"
#include "storage/incarnation.h"
#include "viewmodels/systemlook.h"
#include "viewmodels/texts.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace sc {

namespace {

const QString kTheme = QStringLiteral("look/theme");
const QString kTextSize = QStringLiteral("look/textSize");

} // namespace

std::vector<Suggestion> nationChoices()
{
    return {{toQString(toCode(Nation::EnglandAndWales)),
             SettingsModel::tr("England or Wales"),
             {},
             {},
             {}},
            {toQString(toCode(Nation::Scotland)), SettingsModel::tr("Scotland"), {}, {}, {}},
            {toQString(toCode(Nation::NorthernIreland)),
             SettingsModel::tr("Northern Ireland"),
             {},
             {},
             {}}};
}

SettingsModel::SettingsModel(QObject *parent)
    : QObject(parent)
    , m_themes(new ChoiceModel({{QStringLiteral("system"), tr("As the system says"), {}, {}, {}},
                                {QStringLiteral("light"), tr("Light"), {}, {}, {}},
                                {QStringLiteral("dark"), tr("Dark"), {}, {}, {}},
                                {QStringLiteral("contrast"), tr("High contrast"), {}, {}, {}}},
                               this))
    , m_textSizes(new ChoiceModel({}, this))
    , m_nations(new ChoiceModel(nationChoices(), this))
{
    std::vector<Suggestion> sizes;
    for (const int percent : {100, 110, 125, 150, 175, 200})
        sizes.push_back({QString::number(percent), tr("%1 %").arg(percent), {}, {}, {}});
    m_textSizes->setAll(std::move(sizes));
    const QSettings settings;
    m_theme = settings.value(kTheme, QStringLiteral("system")).toString();
    m_textScale = std::clamp(settings.value(kTextSize, 100).toInt(), 100, 200) / 100.0;
    m_reducedMotion = systemAsksForStillness();
}

void SettingsModel::setSession(Session *session)
{
    m_session = session;
    refresh();
}

void SettingsModel::overrideLook(const QString &theme, double textScale)
{
    m_overridden = true;
    if (!theme.isEmpty())
        m_theme = theme;
    if (textScale > 0.0)
        m_textScale = std::clamp(textScale, 1.0, 2.0);
    Q_EMIT lookChanged();
}

void SettingsModel::refresh()
{
    m_areasLine.clear();
    m_gazetteerLine.clear();
    m_backupLine.clear();
    m_councilError.clear();
    m_prefixError.clear();
    m_tileAddressError.clear();
    m_gridShiftLine.clear();
    if (m_session != nullptr) {
        m_gridShiftLine = toQString(m_session->transform().accuracySentence());
        const std::size_t areas = m_session->areas().size();
        m_areasLine = areas == 0
                          ? tr("None yet. Reports are taken without an area until there are some.")
                          : tr("%n area(s) known.", nullptr, static_cast<int>(areas));
        const std::int64_t streets = m_session->placeCount();
        m_gazetteerLine =
            streets == 0
                ? tr("None yet. Read OS Open Names, Code-Point Open or a CSV of your own to find "
                     "places by name.")
                : tr("%1 streets, postcodes and places can be found by name.")
                      .arg(grouped(streets));
        const auto copies = Backups::list(m_session->database().path());
        m_backupLine = copies.empty()
                           ? tr("No copy yet. One is made every day the program is used.")
                           : tr("The newest of %n copy(ies) is from %1.", nullptr,
                                static_cast<int>(copies.size()))
                                 .arg(fileTimeWords(copies.front().made));
    }
    Q_EMIT changed();
    Q_EMIT mapChanged();
    Q_EMIT backupChanged();
}

QString SettingsModel::textSize() const
{
    return QString::number(qRound(m_textScale * 100));
}

void SettingsModel::setTheme(const QString &theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    if (!m_overridden)
        QSettings().setValue(kTheme, theme);
    Q_EMIT lookChanged();
}

void SettingsModel::setTextSize(const QString &percent)
{
    const double scale = std::clamp(percent.toDouble(), 100.0, 200.0) / 100.0;
    if (qFuzzyCompare(m_textScale, scale))
        return;
    m_textScale = scale;
    if (!m_overridden)
        QSettings().setValue(kTextSize, qRound(scale * 100));
    Q_EMIT lookChanged();
}

QString SettingsModel::kept(const char *key, const QString &fallback) const
{
    return m_session == nullptr
               ? fallback
               : toQString(m_session->database().setting(key, fallback.toStdString()));
}

void SettingsModel::keep(const char *key, const QString &value)
{
    if (m_session == nullptr || kept(key) == value)
        return;
    const auto done = m_session->database().attempt(
        [&] { m_session->database().setSetting(key, value.toStdString()); });
    if (!done)
        Q_EMIT failed(toQString(done.error().message));
    Q_EMIT changed();
}

void SettingsModel::setCouncilName(const QString &name)
{
    m_councilError = name.trimmed().isEmpty() ? tr("Enter the name of the council") : QString();
    if (m_councilError.isEmpty())
        keep("council_name", name.trimmed());
    else
        Q_EMIT changed();
}

// As it is to be read: with its spaces, and perhaps "out of hours".
void SettingsModel::setCouncilPhone(const QString &number)
{
    const QString plain = number.simplified();
    const auto digits = std::ranges::count_if(plain, [](const QChar one) { return one.isDigit(); });
    m_phoneError = plain.isEmpty() || digits >= 3 ? QString() : tr("Enter a telephone number");
    if (m_phoneError.isEmpty())
        keep("council_phone", plain);
    else
        Q_EMIT changed();
}

QString SettingsModel::nation() const
{
    const auto known = m_session == nullptr ? Result<Nation>(Nation::EnglandAndWales)
                                            : CouncilStore(m_session->database()).nation();
    return toQString(toCode(known.value_or(Nation::EnglandAndWales)));
}

// For the whole council, not only for this PC.
void SettingsModel::setNation(const QString &code)
{
    const auto wanted = parseNation(code.toStdString());
    if (m_session == nullptr || !wanted || code == nation())
        return;
    Database &database = m_session->database();
    const auto done = database.attemptResult([&]() -> Result<void> {
        Change change(database, m_session->actor(), "Settings");
        if (auto kept = CouncilStore(database).setNation(change, *wanted); !kept)
            return kept;
        return change.commit();
    });
    m_session->reports().dueRules().reload();
    if (!done)
        Q_EMIT failed(toQString(done.error().message));
    Q_EMIT changed();
}

QString SettingsModel::officerName() const
{
    return kept("officer_name");
}

void SettingsModel::setOfficerName(const QString &name)
{
    keep("officer_name", name.trimmed());
}

QString SettingsModel::deviceName() const
{
    return m_session == nullptr ? QString() : toQString(m_session->database().device().name);
}

void SettingsModel::setDeviceName(const QString &name)
{
    if (m_session != nullptr && !name.trimmed().isEmpty())
        renameDevice(devicePrefix(), name.trimmed());
}

QString SettingsModel::devicePrefix() const
{
    return m_session == nullptr ? QString() : toQString(m_session->database().device().prefix);
}

void SettingsModel::setDevicePrefix(const QString &prefix)
{
    const QString wanted = prefix.trimmed().toUpper();
    m_prefixError = isReferencePrefix(wanted.toStdString())
                        ? QString()
                        : tr("Enter one letter and up to three more letters or figures, without I, "
                             "L, O, U or Z");
    if (m_prefixError.isEmpty() && m_session != nullptr)
        renameDevice(wanted, deviceName());
    Q_EMIT changed();
}

void SettingsModel::renameDevice(const QString &prefix, const QString &name)
{
    const auto done =
        Incarnation::rename(m_session->database(), prefix.toStdString(), name.toStdString());
    if (!done)
        Q_EMIT failed(toQString(done.error().message));
    Q_EMIT changed();
}

void SettingsModel::setBasemapFile(const QString &path)
{
    keep("basemap_file", path);
    Q_EMIT mapChanged();
}

void SettingsModel::setTileAddress(const QString &address)
{
    const QString clean = address.trimmed();
    const bool whole = clean.startsWith(u"http") && clean.contains(u"{z}") &&
                       clean.contains(u"{x}") && clean.contains(u"{y}");
    m_tileAddressError.clear();
    if (!clean.isEmpty() && !whole)
        m_tileAddressError =
            tr("Enter an address that starts with https:// and has {z}, {x} and {y} in it");
    else if (clean.contains(u"tile.openstreetmap.org"))
        m_tileAddressError = tr("OpenStreetMap's public server may not be used by programs like "
                                "this one. Enter the council's own server or OS Maps API");
    else
        keep("tile_address", clean);
    Q_EMIT mapChanged();
}

void SettingsModel::setTileAttribution(const QString &text)
{
    keep("tile_attribution", text.trimmed());
    Q_EMIT mapChanged();
}

QString SettingsModel::gridShiftFile() const
{
    return m_session == nullptr ? QString() : m_session->gridFile();
}

void SettingsModel::setGridShiftFile(const QString &path)
{
    if (m_session == nullptr)
        return;
    if (path.isEmpty()) {
        m_session->dropGridFile();
    } else if (const auto done = m_session->takeGridFile(path); !done) {
        Q_EMIT failed(toQString(done.error().message));
        return;
    }
    refresh();
}

} // namespace sc
