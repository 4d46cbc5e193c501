// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/linesmodel.h"
#include "viewmodels/photoreader.h"
#include "viewmodels/pickpart.h"

namespace sc {

/// The photos of one record that is no report: of a pick before and after, of a kit that came back.
class RecordPhotos : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk or LoanDesk")
    /// photoId, source, caption: those taken before, those taken after, and all others.
    Q_PROPERTY(sc::LinesModel *before READ before CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *after READ after CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *others READ others CONSTANT FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)

public:
    /// `ownerType` as the journal names the record.
    explicit RecordPhotos(std::string ownerType, QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    /// Empty: no record.
    void setOwner(const QString &id);
    void refresh();

    [[nodiscard]] LinesModel *before() const { return m_before; }
    [[nodiscard]] LinesModel *after() const { return m_after; }
    [[nodiscard]] LinesModel *others() const { return m_others; }
    [[nodiscard]] bool isBusy() const { return m_reader->isBusy(); }

    /// `role`: before, after or empty. Read on a worker, then saved at once.
    Q_INVOKABLE void add(const QString &role, const QList<QUrl> &files);
    Q_INVOKABLE bool remove(const QString &photoId);

private:
    void save(const PhotoOwner &owner, const ChosenPhotos &chosen);

    std::string m_type;
    Id m_owner;
    PhotoReader *m_reader;
    LinesModel *m_before;
    LinesModel *m_after;
    LinesModel *m_others;
};

} // namespace sc
