// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/longwork.h"
#include "viewmodels/rowsmodel.h"
#include "viewmodels/session.h"

#include <QtQmlIntegration>

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

public:
    enum Role { LineRole = Qt::UserRole + 1, FieldRole, ReasonRole };

    /// What the worker found.
    struct Look {
        std::string kind; ///< reports, champions, due_rules
        bool fixMyStreet = false;
        qint64 added = 0;
        qint64 updated = 0;
        qint64 unchanged = 0;
        qint64 refused = 0;
        QString backup;
        std::vector<RefusedLine> lines;
        QStringList remarks; ///< columns that are not known
    };

    explicit ImportModel(LongWork *work, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setSession(Session *session);
    /// Reads the file through and shows what would come of it.
    void look(const QString &path);
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
    QString m_problem;
    std::shared_ptr<Look> m_look;
    bool m_taken = false;
};

} // namespace sc
