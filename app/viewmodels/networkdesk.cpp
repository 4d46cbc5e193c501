// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/networkdesk.h"

namespace sc {

NetworkDesk::NetworkDesk(QObject *parent)
    : QObject(parent)
    , m_groups(new GroupDesk(this))
    , m_courses(new CourseDesk(this))
    , m_patches(new PatchDesk(this))
{
    for (PickPart *part : std::initializer_list<PickPart *>{m_groups, m_courses, m_patches}) {
        connect(part, &PickPart::done, this, &NetworkDesk::done);
        connect(part, &PickPart::failed, this, &NetworkDesk::failed);
    }
}

void NetworkDesk::setStores(PickStores *stores)
{
    m_groups->setStores(stores);
    m_courses->setStores(stores);
    m_patches->setStores(stores);
}

void NetworkDesk::refresh()
{
    m_groups->refresh();
    m_courses->refresh();
    m_patches->refresh();
}

} // namespace sc
