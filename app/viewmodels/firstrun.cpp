// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/firstrun.h"

#include "core/reference.h"
#include "viewmodels/filemaking.h"
#include "viewmodels/settingsmodel.h"
#include "viewmodels/texts.h"

#include <QtConcurrentRun>

namespace sc {

FirstRun::FirstRun(std::filesystem::path samplePath, std::filesystem::path councilPath,
                   QObject *parent)
    : QObject(parent)
    , m_samplePath(std::move(samplePath))
    , m_councilPath(std::move(councilPath))
    , m_nations(new ChoiceModel(nationChoices(), this))
    , m_nation(m_nations->codeAt(0))
{
    using Watcher = QFutureWatcher<Result<void>>;
    connect(&m_work, &Watcher::progressValueChanged, this, &FirstRun::progressed);
    connect(&m_work, &Watcher::progressTextChanged, this, &FirstRun::progressed);
    connect(&m_work, &Watcher::finished, this, &FirstRun::finished);
}

FirstRun::~FirstRun()
{
    m_work.cancel();
    m_work.waitForFinished();
}

double FirstRun::fraction() const
{
    const int most = m_work.progressMaximum();
    return most <= 0 ? -1.0 : static_cast<double>(m_work.progressValue()) / most;
}

void FirstRun::openSample()
{
    if (isBusy())
        return;
    m_problem.clear();
    if (std::filesystem::exists(m_samplePath)) {
        Q_EMIT made(toQString(m_samplePath.string()));
        return;
    }
    m_making = m_samplePath;
    m_what = tr("Making the sample borough");
    m_work.setFuture(QtConcurrent::run(makeSampleFile, m_samplePath));
    Q_EMIT progressed();
}

bool FirstRun::create()
{
    if (isBusy())
        return false;
    m_problem.clear();
    m_problemFields.clear();
    m_problemMessages.clear();
    const QString prefix = m_devicePrefix.trimmed().toUpper();
    if (m_councilName.trimmed().isEmpty()) {
        m_problemFields.append(QStringLiteral("council_name"));
        m_problemMessages.append(tr("Enter the name of the council"));
    }
    if (!prefix.isEmpty() && !isReferencePrefix(prefix.toStdString())) {
        m_problemFields.append(QStringLiteral("prefix"));
        m_problemMessages.append(tr(
            "Enter one letter and up to three more letters or figures, without I, L, O, U or Z"));
    }
    Q_EMIT problemsChanged();
    if (!m_problemFields.isEmpty())
        return false;
    m_making = m_councilPath;
    m_what = tr("Setting up %1").arg(m_councilName.trimmed());
    const CouncilSetup setup{m_councilName.trimmed().toStdString(), m_nation.toStdString(),
                             m_officerName.trimmed().toStdString(), prefix.toStdString(),
                             m_boundaryFile.toStdString()};
    m_work.setFuture(QtConcurrent::run(makeCouncilFile, m_councilPath, setup));
    Q_EMIT progressed();
    return true;
}

void FirstRun::cancel()
{
    m_work.cancel();
}

void FirstRun::finished()
{
    const bool whole = m_work.future().resultCount() > 0 && m_work.result().has_value();
    if (m_work.future().resultCount() > 0 && !whole)
        m_problem = toQString(m_work.result().error().message);
    Q_EMIT progressed();
    if (whole)
        Q_EMIT made(toQString(m_making.string()));
}

QString FirstRun::problemOf(const QString &field) const
{
    const qsizetype at = m_problemFields.indexOf(field);
    return at < 0 ? QString() : m_problemMessages.at(at);
}

} // namespace sc
