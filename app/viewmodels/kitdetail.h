// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitactionstore.h"
#include "viewmodels/historymodel.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"

namespace sc {

/// One kit: what is in it, what keeps it from being lent, its checks, and the one next step.
class KitDetail : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(QString kitId READ kitId WRITE setKitId NOTIFY kitIdChanged FINAL)
    Q_PROPERTY(QString label MEMBER m_label NOTIFY changed FINAL)
    Q_PROPERTY(QString typeName MEMBER m_typeName NOTIFY changed FINAL)
    Q_PROPERTY(QString stateKey MEMBER m_stateKey NOTIFY changed FINAL)
    Q_PROPERTY(QString stateWord MEMBER m_stateWord NOTIFY changed FINAL)
    Q_PROPERTY(QString nextStep MEMBER m_nextStep NOTIFY changed FINAL)
    Q_PROPERTY(QString nextWords MEMBER m_nextWords NOTIFY changed FINAL)
    Q_PROPERTY(QString openRepair MEMBER m_openRepair NOTIFY changed FINAL)
    Q_PROPERTY(bool here MEMBER m_here NOTIFY changed FINAL)
    Q_PROPERTY(QStringList blocks MEMBER m_blocks NOTIFY changed FINAL)
    Q_PROPERTY(QStringList handOverList MEMBER m_handOverList NOTIFY changed FINAL)
    Q_PROPERTY(QStringList returnList MEMBER m_returnList NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *facts READ facts CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *contents READ contents CONSTANT FINAL)
    Q_PROPERTY(sc::HistoryModel *history READ history CONSTANT FINAL)

public:
    explicit KitDetail(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] QString kitId() const { return toQString(m_kit); }
    void setKitId(const QString &id);
    [[nodiscard]] LinesModel *facts() const { return m_facts; }
    [[nodiscard]] LinesModel *contents() const { return m_contents; }
    [[nodiscard]] HistoryModel *history() const { return m_history; }

    [[nodiscard]] QString depotOf(const QString &kitId) const;
    /// Opens the kit a scanned code stands for; false where there is none.
    Q_INVOKABLE bool openScanned(const QString &code);
    Q_INVOKABLE bool setPresent(const QString &itemId, int count);
    Q_INVOKABLE bool complete();
    Q_INVOKABLE bool topUp();
    Q_INVOKABLE bool bringBack();
    /// `lost`, `written_off` or `retired`.
    Q_INVOKABLE bool takeOut(const QString &status, const QString &reason);
    Q_INVOKABLE bool repair(const QString &fault);
    Q_INVOKABLE bool closeRepair(const QString &outcome);
    /// `ppe` is the day as typed, or empty.
    Q_INVOKABLE bool inspect(bool passed, const QString &by, const QString &ppe,
                             const QString &note);
    Q_INVOKABLE bool renewPpe(const QString &day);

Q_SIGNALS:
    void kitIdChanged();

private:
    void readKit(const KitFacts &facts);
    void readHistory(const Id &kit);
    struct Dated {
        Day day;
        HistoryLine line;
    };
    [[nodiscard]] std::vector<Dated> lendingsOf(const Id &kit);
    [[nodiscard]] std::optional<Day> typedDay(const QString &text, const char *field);
    bool act(const QString &done, const std::function<Result<Kit>(KitActions &, Change &)> &work);

    Id m_kit;
    QString m_label, m_typeName, m_stateKey, m_stateWord, m_nextStep, m_nextWords, m_openRepair;
    bool m_here = false;
    QStringList m_blocks, m_handOverList, m_returnList;
    LinesModel *m_facts;
    LinesModel *m_contents;
    HistoryModel *m_history;
};

} // namespace sc
