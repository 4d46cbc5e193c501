// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickWindow>
#include <QString>
#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <vector>

namespace sc {

class AppContext;

/// A screen as it is pictured: its name and how it is brought up.
struct Screen {
    QString name;
    std::function<void()> show;
};

/// Lets the window work for a while.
void waitFor(int milliseconds);

/// Every screen of the program with something on it, over the records of the sample borough.
class Screens {
public:
    Screens(QQuickWindow &window, AppContext &context);

    /// In the order of the rail. The last ones close the records or open others.
    [[nodiscard]] std::vector<Screen> all();

private:
    void call(const char *function) { QMetaObject::invokeMethod(&m_window, function); }
    void go(const char *screen);
    [[nodiscard]] QObject *shown(const char *type) const;
    void openForm(const char *type);
    void fillForm();
    void showPick(const QString &filter, const QString &sheet);
    void planPick();
    void showPaper();
    void showKits(int tab);
    void showIndicators(const char *indicator);
    void showFigureForm(const char *indicator, const char *form);
    void showIndicatorBelow(const char *indicator, double from);
    void showComparison();
    [[nodiscard]] std::vector<Screen> figureScreens();
    void showLoans(const QString &filter, const char *call);
    [[nodiscard]] std::vector<Screen> kitScreens();
    [[nodiscard]] std::vector<Screen> pickScreens();
    void showNetwork(int tab);
    void showSync(int tab);
    [[nodiscard]] std::vector<Screen> championScreens();
    void fillImport();
    void fillBoundaries();
    void openReadOnly();
    void placeWhereOneIs();
    [[nodiscard]] std::filesystem::path damagedFile();

    QQuickWindow &m_window;
    AppContext &m_context;
    QTemporaryDir m_made;
    std::filesystem::path m_records;
};

} // namespace sc
