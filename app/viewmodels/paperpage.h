// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/paperdesk.h"

#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace sc {

/// One page of the paper looked at, as wide as the item; black on white in every appearance.
class PaperPage : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sc::PaperDesk *papers READ papers WRITE setPapers NOTIFY changed FINAL)
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY changed FINAL)
    /// Height by width of the page; that of A4 where there is none.
    Q_PROPERTY(double aspect READ aspect NOTIFY changed FINAL)

public:
    explicit PaperPage(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    [[nodiscard]] PaperDesk *papers() const { return m_papers; }
    void setPapers(PaperDesk *papers);
    [[nodiscard]] int page() const { return m_page; }
    void setPage(int page);
    [[nodiscard]] double aspect() const;

Q_SIGNALS:
    void changed();

private:
    void look();

    QPointer<PaperDesk> m_papers;
    QImage m_image;
    int m_page = 0;
};

} // namespace sc
