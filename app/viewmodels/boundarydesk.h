// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/placeimport.h"
#include "viewmodels/longwork.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <map>

namespace sc {

/// A file of boundaries before it is brought in: how many wards it has, which of its properties are
/// their codes and names (guessed, and to be chosen), and from what day they hold.
class BoundaryDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to ImportModel")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString countLine READ countLine NOTIFY changed FINAL)
    Q_PROPERTY(QString refusedLine READ refusedLine NOTIFY changed FINAL)
    Q_PROPERTY(bool canTake READ canTake NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *properties READ properties CONSTANT FINAL)
    /// Which property of the file is "code", "name", "area_code" or "area_name"; empty where none.
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed FINAL)

public:
    explicit BoundaryDesk(LongWork *work, QObject *parent = nullptr);

    void setSession(Session *session);
    /// Reads the file through. One that groups wards into areas is brought in at once.
    void look(const QString &path);

    [[nodiscard]] bool isOpen() const { return !m_path.isEmpty() && (m_file || hasProblem()); }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] QString countLine() const;
    [[nodiscard]] QString refusedLine() const;
    [[nodiscard]] bool canTake() const { return m_file && !m_file->wards.empty(); }
    [[nodiscard]] ChoiceModel *properties() const { return m_properties; }
    [[nodiscard]] QVariantMap chosen() const;

    /// Says which property is `field` and reads the file again.
    Q_INVOKABLE void choose(const QString &field, const QString &property);
    /// Brings the wards in. `from` is an ISO day; where it is empty they hold from the start, or
    /// from today where they differ from those in force.
    Q_INVOKABLE void take(const QString &edition, const QString &from);
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    /// The wards are in: everything is to be read again.
    void taken(const QString &message);

private:
    [[nodiscard]] bool hasProblem() const { return !m_problem.isEmpty(); }
    [[nodiscard]] ImportOptions options() const;
    void read();
    void show(const Result<QString> &result, std::optional<BoundaryFile> file);
    void bringIn(const ImportOptions &options);

    LongWork *m_work;             // not owned
    Session *m_session = nullptr; // not owned
    QString m_path;
    QString m_problem;
    std::map<std::string, std::string> m_chosen; ///< property by field
    std::optional<BoundaryFile> m_file;
    ChoiceModel *m_properties;
};

} // namespace sc
