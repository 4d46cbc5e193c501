// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/boundarydesk.h"
#include "viewmodels/longwork.h"
#include "viewmodels/rowsmodel.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QtQmlIntegration>

#include <map>
#include <memory>

namespace sc {

/// A row that would not be taken, and why.
struct RefusedLine {
    qint64 line = 0; ///< the physical line of the file it starts on
    QString field;
    QString reason;
};

/// A CSV file on its way in: looked at first, with every good and bad row counted and nothing kept;
/// then taken, after a copy of the records was made. All on a worker.
class ImportModel : public QAbstractListModel, public Rows<RefusedLine> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    /// The same for a file of boundaries.
    Q_PROPERTY(sc::BoundaryDesk *boundaries READ boundaries CONSTANT FINAL)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed FINAL)
    Q_PROPERTY(QString layoutLine READ layoutLine NOTIFY changed FINAL)
    Q_PROPERTY(QString countLine READ countLine NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(bool canTake READ canTake NOTIFY changed FINAL)
    Q_PROPERTY(bool taken READ isTaken NOTIFY changed FINAL)
    Q_PROPERTY(int good READ good NOTIFY changed FINAL)
    Q_PROPERTY(int refused READ refused NOTIFY changed FINAL)
    Q_PROPERTY(QString moreLine READ moreLine NOTIFY changed FINAL)
    /// What is to be known of rows that are taken.
    Q_PROPERTY(QString toldLines READ toldLines NOTIFY changed FINAL)
    /// What kind of list a file may be said to hold; the empty code: told by its columns.
    Q_PROPERTY(sc::ChoiceModel *kinds READ kinds CONSTANT FINAL)
    /// Columns of the file that are not known here.
    Q_PROPERTY(QStringList unknown READ unknown NOTIFY changed FINAL)
    /// What such a column can be said to be.
    Q_PROPERTY(sc::ChoiceModel *fields READ fields CONSTANT FINAL)

public:
    enum Role { LineRole = Qt::UserRole + 1, FieldRole, ReasonRole };

    /// What the worker found.
    struct Look {
        std::string kind; ///< reports, champions, due_rules
        bool fixMyStreet = false;
        bool oldEncoding = false; ///< not UTF-8 throughout
        qint64 added = 0;
        qint64 updated = 0;
        qint64 unchanged = 0;
        qint64 refused = 0;
        QString backup;
        std::vector<RefusedLine> lines;
        QStringList told; ///< of rows that are kept
        qint64 tellings = 0;
        std::map<std::string, QString> headers; ///< the file's own, by what they are compared as
        QStringList unknown; ///< columns that are not known, as the file has them
        std::vector<std::string> fields;
    };

    explicit ImportModel(LongWork *work, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setSession(Session *session);
    /// Reads the file through and shows what would come of it. `kind`: what it holds, as the
    /// command line names it; empty, the columns say.
    void look(const QString &path, const QString &kind = {});
    /// Writes the rows that are refused to a file, each with its reason.
    void saveRefused(const QString &path);

    [[nodiscard]] bool isOpen() const { return !m_path.isEmpty() && (m_look || hasProblem()); }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString layoutLine() const;
    [[nodiscard]] QString countLine() const;
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool canTake() const { return m_look && !m_taken && good() > 0; }
    [[nodiscard]] bool isTaken() const { return m_taken; }
    [[nodiscard]] int good() const;
    [[nodiscard]] int refused() const { return m_look ? static_cast<int>(m_look->refused) : 0; }
    [[nodiscard]] QString moreLine() const;
    [[nodiscard]] QString toldLines() const;
    [[nodiscard]] ChoiceModel *kinds() const { return m_kinds; }
    [[nodiscard]] BoundaryDesk *boundaries() const { return m_boundaries; }
    [[nodiscard]] QStringList unknown() const;
    [[nodiscard]] ChoiceModel *fields() const { return m_fields; }
    [[nodiscard]] QString kindTitle(const QString &kind) const { return m_kinds->titleOf(kind); }

    /// Says what a column of the file is here and looks through it again; empty: it is left out.
    Q_INVOKABLE void setColumn(const QString &column, const QString &field);
    Q_INVOKABLE [[nodiscard]] QString columnField(const QString &column) const;
    /// Brings the good rows in.
    Q_INVOKABLE void take();
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    /// The rows are in: everything is to be read again.
    void taken(const QString &message);

private:
    [[nodiscard]] bool hasProblem() const { return !m_problem.isEmpty(); }
    void run(const QString &what, bool keep, const QString &rejects);
    void show(const Result<QString> &result, std::shared_ptr<Look> look, bool keep);

    LongWork *m_work;             // not owned
    Session *m_session = nullptr; // not owned
    QString m_path;
    QString m_kind;
    std::map<std::string, std::string> m_columns; ///< of the file, and what they are here
    QString m_problem;
    std::shared_ptr<Look> m_look;
    bool m_taken = false;
    ChoiceModel *m_kinds;
    BoundaryDesk *m_boundaries;
    ChoiceModel *m_fields;
};

} // namespace sc
