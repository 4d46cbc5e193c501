// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/paperpage.h"

#include <QPainter>

namespace sc {

namespace {

constexpr double kA4 = 297.0 / 210.0;

} // namespace

PaperPage::PaperPage(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setFillColor(Qt::white);
}

void PaperPage::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(boundingRect(), m_image);
}

void PaperPage::setPapers(PaperDesk *papers)
{
    if (m_papers == papers)
        return;
    if (m_papers != nullptr)
        disconnect(m_papers, nullptr, this, nullptr);
    m_papers = papers;
    if (m_papers != nullptr)
        connect(m_papers, &PaperDesk::changed, this, &PaperPage::look);
    look();
}

void PaperPage::setPage(int page)
{
    if (std::exchange(m_page, page) != page)
        look();
}

void PaperPage::look()
{
    m_image = m_papers == nullptr ? QImage() : m_papers->page(m_page);
    update();
    Q_EMIT changed();
}

double PaperPage::aspect() const
{
    return m_image.isNull() ? kA4 : static_cast<double>(m_image.height()) / m_image.width();
}

} // namespace sc
