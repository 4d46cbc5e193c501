// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/scanreader.h"

#include "kits/kitstore.h"
#include "loans/loanstore.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QQuickWindow>

#include <chrono>
#include <utility>

namespace sc {

namespace {

/// The clock of keys and that of the timer are not the same: a little more than a scanner takes.
constexpr std::chrono::milliseconds kPatience{KeyBurst::kGap + 10};

bool isLetter(const QKeyEvent &press)
{
    constexpr Qt::KeyboardModifiers kUsual = Qt::ShiftModifier | Qt::KeypadModifier;
    return (press.modifiers() & ~kUsual) == Qt::NoModifier && press.text().size() == 1 &&
           press.text().front().isPrint() && !press.isAutoRepeat();
}

bool isEnter(const QKeyEvent &press)
{
    return (press.key() == Qt::Key_Return || press.key() == Qt::Key_Enter) &&
           (press.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && !press.isAutoRepeat();
}

bool isInPopup(const QQuickItem *item)
{
    for (; item != nullptr; item = item->parentItem())
        if (item->inherits("QQuickOverlay"))
            return true;
    return false;
}

bool isWanted(QQuickItem *item, const QString &code, bool known)
{
    bool taken = false;
    for (; item != nullptr && !taken; item = item->parentItem())
        if (item->metaObject()->indexOfMethod("takeScan(QString,bool)") >= 0)
            QMetaObject::invokeMethod(item, "takeScan", qReturnArg(taken), code, known);
    return taken;
}

} // namespace

ScanReader::ScanReader(QQuickItem *parent) : QQuickItem(parent)
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    m_wait.setInterval(kPatience);
    connect(&m_wait, &QTimer::timeout, this, &ScanReader::letGo);
    connect(this, &QQuickItem::windowChanged, this, &ScanReader::watch);
    watch(window());
}

void ScanReader::setContext(AppContext *context)
{
    if (std::exchange(m_context, context) != context)
        Q_EMIT contextChanged();
}

void ScanReader::watch(QQuickWindow *window)
{
    drop();
    if (m_window != nullptr)
        m_window->removeEventFilter(this);
    m_window = window;
    if (m_window != nullptr)
        m_window->installEventFilter(this);
}

bool ScanReader::isOn() const
{
    return !m_lettingGo && m_context != nullptr && m_context->isReady() && !m_context->isWorking();
}

bool ScanReader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && isOn()) {
        if (event->type() == QEvent::KeyPress)
            return holds(static_cast<const QKeyEvent &>(*event));
        if (event->type() == QEvent::KeyRelease && !m_held.empty()) {
            hold(static_cast<const QKeyEvent &>(*event)); // after the press it belongs to
            return true;
        }
        // Keys go where the keyboard was when they were pressed.
        if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::TouchBegin ||
            event->type() == QEvent::FocusOut)
            letGo();
    }
    return QQuickItem::eventFilter(watched, event);
}

bool ScanReader::holds(const QKeyEvent &press)
{
    if (isLetter(press)) {
        if (!m_burst.add(press.text().front(), press.timestamp()) && !m_held.empty()) {
            letGo();
            m_burst.add(press.text().front(), press.timestamp());
        }
        hold(press);
        m_wait.start();
        return true;
    }
    if (press.key() == Qt::Key_Shift) // of the letter that comes
        return false;
    if (isEnter(press))
        if (const QString code = m_burst.endedAt(press.timestamp());
            !code.isEmpty() && take(code)) {
            drop();
            return true;
        }
    letGo();
    return false;
}

bool ScanReader::take(const QString &code)
{
    Database &database = m_context->session()->database();
    const auto kit = KitStore(database).find(code.toStdString());
    const auto loan = LoanStore(database).find(code.toStdString());
    const bool isKit = kit && !kit->deleted;
    const bool isKnown = isKit || (loan && !loan->deleted);
    QQuickItem *focus = m_window->activeFocusItem();
    // What is entered in a popup, or changed in a report, is not kept for later.
    if (isKnown && (isInPopup(focus) || m_context->editor()->isChange())) {
        Q_EMIT m_context->failed(
            tr("%1 was scanned. Finish what is open first, or close it, and scan again")
                .arg(code.trimmed()));
        return true;
    }
    if (isWanted(focus, code, isKnown))
        return true;
    if (isKit)
        m_context->kits()->open(QString::fromStdString(kit->id.toString()));
    else if (isKnown)
        m_context->loans()->open(QString::fromStdString(loan->id.toString()));
    return isKnown;
}

void ScanReader::hold(const QKeyEvent &event)
{
    m_held.emplace_back(event.clone());
}

void ScanReader::letGo()
{
    const auto held = std::exchange(m_held, {});
    drop();
    m_lettingGo = true;
    for (const auto &event : held)
        if (m_window != nullptr)
            QCoreApplication::sendEvent(m_window, event.get());
    m_lettingGo = false;
}

void ScanReader::drop()
{
    m_wait.stop();
    m_burst.clear();
    m_held.clear();
}

} // namespace sc
