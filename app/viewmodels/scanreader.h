// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/appcontext.h"
#include "viewmodels/keyburst.h"

#include <QKeyEvent>
#include <QPointer>
#include <QQuickItem>
#include <QTimer>

#include <memory>
#include <vector>

namespace sc {

/// Reads labels of kits and codes of loans that a scanner types, whatever has the keyboard, and
/// opens the kit or the loan. Keys that follow each other as fast as a scanner's are held for a
/// moment: what a scanner read reaches no field, and what a person typed reaches it all.
///
/// An item round the one with the keyboard may want what is read itself: it has a function
/// `takeScan(code: string, known: bool): bool`, true where it took it. Over a popup, or a report
/// that is being changed, nothing is opened, as what is entered there would be lost.
class ScanReader : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        sc::AppContext *context READ context WRITE setContext NOTIFY contextChanged REQUIRED FINAL)

public:
    explicit ScanReader(QQuickItem *parent = nullptr);

    [[nodiscard]] AppContext *context() const { return m_context; }
    void setContext(AppContext *context);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void contextChanged();

private:
    void watch(QQuickWindow *window);
    [[nodiscard]] bool isOn() const;
    [[nodiscard]] bool holds(const QKeyEvent &press);
    [[nodiscard]] bool take(const QString &code);
    void hold(const QKeyEvent &event);
    void letGo();
    void drop();

    AppContext *m_context = nullptr; // not owned
    QPointer<QQuickWindow> m_window;
    KeyBurst m_burst;
    std::vector<std::unique_ptr<QKeyEvent>> m_held;
    QTimer m_wait;
    bool m_lettingGo = false;
};

} // namespace sc
