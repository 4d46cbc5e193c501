// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/boundarydesk.h"

#include "core/dates.h"
#include "viewmodels/texts.h"

#include <QFileInfo>

namespace sc {

BoundaryDesk::BoundaryDesk(LongWork *work, QObject *parent)
    : QObject(parent), m_work(work), m_properties(new ChoiceModel({}, this))
{}

void BoundaryDesk::setSession(Session *session)
{
    m_session = session;
    close();
}

void BoundaryDesk::look(const QString &path)
{
    close();
    m_path = path;
    read();
}

void BoundaryDesk::choose(const QString &field, const QString &property)
{
    if (property.isEmpty())
        m_chosen.erase(field.toStdString());
    else
        m_chosen[field.toStdString()] = property.toStdString();
    read();
}

ImportOptions BoundaryDesk::options() const
{
    ImportOptions options;
    options.file = m_path.toStdString();
    options.actor = m_session->actor();
    for (const auto &[field, property] : m_chosen)
        options.columns.emplace(property, field);
    return options;
}

void BoundaryDesk::read()
{
    if (m_session == nullptr)
        return;
    const auto found = std::make_shared<std::optional<BoundaryFile>>();
    LongWork::Job job;
    job.what = tr("Reading boundaries from %1").arg(fileName());
    job.work = LongWork::onRecords(
        m_session->database().path(),
        [found, options = options()](Database &database, Progress &) -> Result<QString> {
            auto file = lookAtBoundaries(database, options);
            if (!file)
                return std::unexpected(file.error());
            *found = *std::move(file);
            return QString();
        });
    job.done = [this, found](const Result<QString> &result) { show(result, std::move(*found)); };
    if (!m_work->start(std::move(job)))
        m_problem = LongWork::busyWords();
    Q_EMIT changed();
}

void BoundaryDesk::show(const Result<QString> &result, std::optional<BoundaryFile> file)
{
    if (m_session == nullptr || m_path.isEmpty())
        return;
    if (result && !file) { // it groups wards: there is nothing to ask
        bringIn(options());
        return;
    }
    m_problem = result ? QString() : toQString(result.error().message);
    if (result) {
        m_file = std::move(file);
        std::vector<Suggestion> rows{{QString(), tr("None"), {}, {}, {}}};
        for (const std::string &property : m_file->properties)
            rows.push_back({toQString(property), toQString(property), {}, {}, {}});
        m_properties->setAll(std::move(rows));
    }
    Q_EMIT changed();
}

void BoundaryDesk::take(const QString &edition, const QString &from)
{
    if (m_session == nullptr || !canTake())
        return;
    ImportOptions options = this->options();
    options.edition = edition.trimmed().toStdString();
    if (const auto day = parseIsoDay(from.toStdString()))
        options.validFrom = *day;
    bringIn(options);
}

void BoundaryDesk::bringIn(const ImportOptions &options)
{
    LongWork::Job job;
    job.what = tr("Bringing in boundaries from %1").arg(fileName());
    job.work = LongWork::onRecords(
        m_session->database().path(), [options](Database &database, Progress &) -> Result<QString> {
            return importAreas(database, options, [](const ImportRemark &) {})
                .transform([](const ImportSummary &done) {
                    return tr("%n ward(s) read", nullptr,
                              static_cast<int>(done.added + done.updated + done.unchanged));
                });
        });
    job.done = [this](const Result<QString> &result) {
        if (!result) {
            m_problem = toQString(result.error().message);
            Q_EMIT changed();
            return;
        }
        close();
        Q_EMIT taken(*result);
    };
    m_problem = m_work->start(std::move(job)) ? QString() : LongWork::busyWords();
    Q_EMIT changed();
}

void BoundaryDesk::close()
{
    m_path.clear();
    m_problem.clear();
    m_chosen.clear();
    m_file.reset();
    Q_EMIT changed();
}

QString BoundaryDesk::fileName() const
{
    return QFileInfo(m_path).fileName();
}

QString BoundaryDesk::countLine() const
{
    return m_file ? tr("%n ward(s) in the file", nullptr, static_cast<int>(m_file->wards.size()))
                  : QString();
}

QString BoundaryDesk::refusedLine() const
{
    if (!m_file || m_file->refused.empty())
        return {};
    const RefusedFeature &first = m_file->refused.front();
    return tr("%n shape(s) cannot be used. The first is number %1: %2", nullptr,
              static_cast<int>(m_file->refused.size()))
        .arg(first.number)
        .arg(toQString(first.problem.message));
}

QVariantMap BoundaryDesk::chosen() const
{
    if (!m_file)
        return {};
    const BoundaryFields &fields = m_file->fields;
    return {{QStringLiteral("code"), toQString(fields.code)},
            {QStringLiteral("name"), toQString(fields.name)},
            {QStringLiteral("area_code"), toQString(fields.areaCode)},
            {QStringLiteral("area_name"), toQString(fields.areaName)}};
}

} // namespace sc
