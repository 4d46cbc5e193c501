// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/importmodel.h"

#include "exchange/csvimport.h"
#include "exchange/fixmystreet.h"
#include "exchange/importers.h"
#include "viewmodels/listwords.h"
#include "viewmodels/texts.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace sc {

namespace {

constexpr std::size_t kMostShown = 500; // refused rows; the file of them holds all
constexpr qsizetype kMostTold = 4;      // rows that are kept and something is said of

/// What kind of records the file holds, by its columns alone.
Result<void> recognise(const std::string &path, ImportModel::Look &look)
{
    const auto reader = CsvReader::open(path);
    if (!reader)
        return std::unexpected(reader.error());
    for (const std::string &header : reader->header())
        look.headers.emplace(columnName(header), toQString(header));
    const auto columns = Columns::of(*reader);
    if (!columns)
        return std::unexpected(columns.error());
    look.fixMyStreet = isFixMyStreet(*columns) && (look.kind.empty() || look.kind == "reports");
    if (!look.kind.empty())
        return {};
    if (look.fixMyStreet)
        look.kind = "reports";
    else if (columns->has("working_days"))
        look.kind = "due_rules";
    else
        look.kind = columns->has("category") ? "reports" : "champions";
    return {};
}

/// The officer may say what such a column is.
bool isOfColumn(const ImportRemark &remark)
{
    const std::string &code = remark.problem.code;
    return !remark.refused && (code == "unknown_field" || code == "no_first_names");
}

void remember(ImportModel::Look &look, const ImportRemark &remark)
{
    const QString reason = toQString(remark.problem.message);
    // The column by its heading in the file, which is what the officer sees.
    const QString column = look.headers.contains(remark.problem.field)
                               ? look.headers.at(remark.problem.field)
                               : toQString(remark.problem.field).replace(u'_', u' ');
    if (remark.problem.code == kOldEncoding)
        look.oldEncoding = true;
    else if (isOfColumn(remark) && !look.unknown.contains(column))
        look.unknown.append(column);
    else if (!remark.refused && !isOfColumn(remark) && ++look.tellings <= kMostTold)
        look.told.append(ImportModel::tr("Line %1: %2").arg(remark.line).arg(reason));
    else if (!remark.refused)
        return;
    else if (look.lines.size() < kMostShown)
        look.lines.push_back({static_cast<qint64>(remark.line), column, reason});
}

struct Order {
    std::string database;
    std::string file;
    std::string rejects;
    std::map<std::string, std::string> columns;
    bool keep = false;
    Actor actor;
};

Result<QString> readFile(const Order &order, ImportModel::Look &look, Progress &progress)
{
    if (auto known = recognise(order.file, look); !known)
        return std::unexpected(known.error());
    auto database = Session::openWorker(order.database);
    if (!database)
        return std::unexpected(database.error());
    const auto importer = importerFor(**database, look.kind);
    look.fields = csvColumns(**database, look.kind);
    const ImportOptions options{.file = order.file,
                                .rejects = order.rejects,
                                .dryRun = !order.keep,
                                .actor = order.actor,
                                .columns = order.columns,
                                .progress = [&](std::size_t done, std::size_t of) {
                                    return progress.tell(
                                        static_cast<double>(done) / static_cast<double>(of),
                                        ImportModel::tr("%1 % of the file").arg(done * 100 / of));
                                }};
    const auto summary = importCsv(**database, *importer, options,
                                   [&](const ImportRemark &remark) { remember(look, remark); });
    if (!summary)
        return std::unexpected(summary.error());
    look.added = summary->added;
    look.updated = summary->updated;
    look.unchanged = summary->unchanged;
    look.refused = summary->refused;
    look.backup = toQString(summary->backup);
    return QString();
}

} // namespace

ImportModel::ImportModel(LongWork *work, QObject *parent)
    : QAbstractListModel(parent)
    , m_work(work)
    , m_kinds(new ChoiceModel(listChoices(), this))
    , m_boundaries(new BoundaryDesk(work, this))
    , m_fields(new ChoiceModel({}, this))
{
    connect(m_boundaries, &BoundaryDesk::taken, this, &ImportModel::taken);
}

QHash<int, QByteArray> ImportModel::roleNames() const
{
    return {{LineRole, "line"}, {FieldRole, "field"}, {ReasonRole, "reason"}};
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    const RefusedLine *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case LineRole:
        return row->line;
    case FieldRole:
        return row->field;
    case ReasonRole:
    case Qt::DisplayRole:
        return row->reason;
    default:
        return {};
    }
}

void ImportModel::setSession(Session *session)
{
    m_session = session;
    m_boundaries->setSession(session);
    close();
}

void ImportModel::close()
{
    m_path.clear();
    m_kind.clear();
    m_columns.clear();
    m_problem.clear();
    m_look.reset();
    m_taken = false;
    beginResetModel();
    replaceRows({});
    endResetModel();
    Q_EMIT changed();
}

void ImportModel::look(const QString &path, const QString &kind)
{
    if (m_session == nullptr)
        return;
    close();
    m_path = path;
    m_kind = kind;
    run(tr("Looking through %1").arg(fileName()), false, {});
}

QStringList ImportModel::unknown() const
{
    if (!m_look || m_taken || m_look->fixMyStreet)
        return {};
    // Those already said to be something stay in the list, so that it can be changed.
    QStringList columns = m_look->unknown;
    for (const auto &[column, field] : m_columns) {
        if (!columns.contains(toQString(column)))
            columns.append(toQString(column));
    }
    columns.sort();
    return columns;
}

QString ImportModel::columnField(const QString &column) const
{
    const auto found = m_columns.find(column.toStdString());
    return found == m_columns.end() ? QString() : toQString(found->second);
}

void ImportModel::setColumn(const QString &column, const QString &field)
{
    if (columnField(column) == field)
        return;
    if (field.isEmpty())
        m_columns.erase(column.toStdString());
    else
        m_columns[column.toStdString()] = field.toStdString();
    run(tr("Looking through %1").arg(fileName()), false, {});
}

void ImportModel::take()
{
    if (canTake())
        run(tr("Bringing in %1").arg(fileName()), true, {});
}

void ImportModel::saveRefused(const QString &path)
{
    if (m_look)
        run(tr("Saving the refused rows"), false, path);
}

void ImportModel::run(const QString &what, bool keep, const QString &rejects)
{
    if (m_session == nullptr)
        return;
    if (keep && m_session->isReadOnly()) {
        m_problem = tr("These records can be read but not changed, so nothing can be brought in.");
        Q_EMIT changed();
        return;
    }
    auto look = std::make_shared<Look>();
    look->kind = m_kind.toStdString();
    const Order order{m_session->database().path().string(),
                      m_path.toStdString(),
                      rejects.toStdString(),
                      m_columns,
                      keep,
                      m_session->actor()};
    LongWork::Job job;
    job.what = what;
    job.cancellable = true;
    job.work = [order, look](Progress &progress) { return readFile(order, *look, progress); };
    job.done = [this, look, keep](const Result<QString> &result) { show(result, look, keep); };
    m_problem = m_work->start(std::move(job)) ? QString() : LongWork::busyWords();
    Q_EMIT changed();
}

void ImportModel::show(const Result<QString> &result, std::shared_ptr<Look> look, bool keep)
{
    if (m_session == nullptr || m_path.isEmpty())
        return;
    if (!result)
        m_problem = toQString(result.error().message);
    // A file that waits to be told what a column is shows its columns.
    const bool isWaiting =
        !result && result.error().kind == ErrorKind::Refused && !m_look && !look->unknown.isEmpty();
    if (result || isWaiting) {
        m_look = std::move(look);
        m_fields->setAll(fieldChoices(m_look->fields));
        m_taken = m_taken || (result && keep);
        beginResetModel();
        replaceRows(m_look->lines);
        endResetModel();
    }
    if (result && keep)
        Q_EMIT taken(tr("%1 rows of %2 brought in").arg(grouped(good()), fileName()));
    Q_EMIT changed();
}

QString ImportModel::fileName() const
{
    return QFileInfo(m_path).fileName();
}

int ImportModel::good() const
{
    return m_look ? static_cast<int>(m_look->added + m_look->updated + m_look->unchanged) : 0;
}

QString ImportModel::layoutLine() const
{
    if (!m_look)
        return {};
    QString layout =
        m_look->fixMyStreet
            ? tr("Reports, as FixMyStreet writes them.")
            : tr("%1, in the standard layout.").arg(kindTitle(toQString(m_look->kind)));
    if (!m_look->oldEncoding)
        return layout;
    return tr("%1 Read as Windows-1252: where letters with accents look wrong, save the file again "
              "as UTF-8.")
        .arg(layout);
}

QString ImportModel::countLine() const
{
    if (!m_look)
        return {};
    QString counts = tr("%1 new, %2 changed, %3 already here, %4 refused.")
                         .arg(grouped(m_look->added), grouped(m_look->updated),
                              grouped(m_look->unchanged), grouped(m_look->refused));
    if (m_taken && !m_look->backup.isEmpty())
        return tr("%1 A copy of the records as they were before is kept with the others.")
            .arg(counts);
    return counts;
}

QString ImportModel::moreLine() const
{
    return refused() > rowCount() && rowCount() >= static_cast<int>(kMostShown)
               ? tr("The first %1 faults are shown. Save the refused rows to see them all.")
                     .arg(rowCount())
               : QString();
}

QString ImportModel::toldLines() const
{
    if (!m_look || m_look->told.isEmpty())
        return {};
    const qint64 more = m_look->tellings - m_look->told.size();
    const QString lines = m_look->told.join(u'\n');
    return more == 0
               ? lines
               : tr("%1\nMore lines that something is said of: %2.").arg(lines, grouped(more));
}

} // namespace sc
