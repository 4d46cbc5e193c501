// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/sheet.h"
#include "viewmodels/longwork.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QImage>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace sc {

/// The paper of a record that is looked at before it is saved or printed. Papers are made away from
/// the window.
class PaperDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::ChoiceModel *pickPapers READ pickPapers CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *championPapers READ championPapers CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *loanPapers READ loanPapers CONSTANT FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(int pages READ pages NOTIFY changed FINAL)
    /// "sign-in-sheet.pdf".
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed FINAL)

public:
    explicit PaperDesk(LongWork *work, QObject *parent = nullptr);

    /// Null when the file is closed. Not owned.
    void setSession(Session *session);

    [[nodiscard]] ChoiceModel *pickPapers() const { return m_pickPapers; }
    [[nodiscard]] ChoiceModel *championPapers() const { return m_championPapers; }
    [[nodiscard]] ChoiceModel *loanPapers() const { return m_loanPapers; }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] int pages() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] QString fileName() const { return m_kind + QStringLiteral(".pdf"); }
    /// A null picture where there is no such page.
    [[nodiscard]] QImage page(int index) const;

    /// Makes the paper; shown() follows, or failed().
    Q_INVOKABLE void open(const QString &kind, const QString &recordId);
    Q_INVOKABLE void save(const QUrl &file);
    /// In the program that this PC shows PDF files with, from where it is printed. The copy is
    /// removed when the file is closed.
    Q_INVOKABLE void print();
    Q_INVOKABLE void forget();

Q_SIGNALS:
    void changed();
    void shown();
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    struct Made {
        std::optional<Sheet> sheet;
        std::vector<QImage> pages;
    };

    void write(const QString &path, const QString &what, const QString &told, bool opens);
    void take(Made made);

    LongWork *m_work;
    Session *m_session = nullptr;
    ChoiceModel *m_pickPapers;
    ChoiceModel *m_championPapers;
    ChoiceModel *m_loanPapers;
    QString m_kind;
    QString m_title;
    std::optional<Sheet> m_sheet;
    std::vector<QImage> m_pages;
    std::unique_ptr<QTemporaryDir> m_printed;
};

} // namespace sc
