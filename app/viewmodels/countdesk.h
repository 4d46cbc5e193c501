// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/countstore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <QUrl>

namespace sc {

/// A count of a depot's kits with a scanner: each code comes with Enter, and is told at once what
/// it is.
class CountDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(sc::ChoiceModel *depots READ depots CONSTANT FINAL)
    Q_PROPERTY(QString depot READ depot WRITE setDepot NOTIFY changed FINAL)
    Q_PROPERTY(bool counting READ isCounting NOTIFY changed FINAL)
    Q_PROPERTY(bool finished READ isFinished NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *scans READ scans CONSTANT FINAL)
    Q_PROPERTY(QStringList missing MEMBER m_missing NOTIFY changed FINAL)
    Q_PROPERTY(QString summary MEMBER m_summary NOTIFY changed FINAL)
    Q_PROPERTY(QString lastWords MEMBER m_lastWords NOTIFY changed FINAL)
    Q_PROPERTY(QString lastKey MEMBER m_lastKey NOTIFY changed FINAL)
    Q_PROPERTY(int misplaced MEMBER m_misplaced NOTIFY changed FINAL)

public:
    explicit CountDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] ChoiceModel *depots() const { return m_depots; }
    [[nodiscard]] QString depot() const { return toQString(m_depot); }
    void setDepot(const QString &id);
    [[nodiscard]] bool isCounting() const { return !m_count.isNull() && !m_finished; }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] LinesModel *scans() const { return m_scans; }

    Q_INVOKABLE bool start();
    Q_INVOKABLE bool scan(const QString &code);
    /// Every code in a photo.
    Q_INVOKABLE bool scanPhoto(const QUrl &file);
    Q_INVOKABLE bool finish(bool moveHere);

private:
    void readCount();
    [[nodiscard]] static QString keyOf(std::string_view result);

    ChoiceModel *m_depots;
    LinesModel *m_scans;
    Id m_depot;
    Id m_count;
    bool m_finished = false;
    QStringList m_missing;
    QString m_summary, m_lastWords, m_lastKey;
    int m_misplaced = 0;
};

} // namespace sc
