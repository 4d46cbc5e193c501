// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/linesmodel.h"
#include "viewmodels/picklayer.h"
#include "viewmodels/suggestionmodel.h"

#include <optional>

namespace sc {

/// Campaigns: their goals and live totals, the league, their picks, and picks copied over dates.
class CampaignDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(sc::ChoiceModel *campaigns READ campaigns CONSTANT FINAL)
    Q_PROPERTY(QString campaign READ campaign WRITE setCampaign NOTIFY changed FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    Q_PROPERTY(QString span MEMBER m_span NOTIFY changed FINAL)
    Q_PROPERTY(QString closing MEMBER m_closing NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *goals READ goals CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *groups READ groups CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *picks READ picks CONSTANT FINAL)
    /// The picks of the campaign for its map.
    Q_PROPERTY(sc::PickLayer *layer READ layer CONSTANT FINAL)
    /// The form: title, starts_on, ends_on, goal_picks, goal_bags, goal_volunteers, as typed.
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(bool editing READ isEditing NOTIFY changed FINAL)

public:
    explicit CampaignDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] ChoiceModel *campaigns() const { return m_campaigns; }
    [[nodiscard]] QString campaign() const { return toQString(m_campaign); }
    void setCampaign(const QString &id);
    [[nodiscard]] LinesModel *goals() const { return m_goals; }
    [[nodiscard]] LinesModel *areas() const { return m_areas; }
    [[nodiscard]] LinesModel *groups() const { return m_groups; }
    [[nodiscard]] LinesModel *picks() const { return m_picks; }
    [[nodiscard]] PickLayer *layer() const { return m_layer; }
    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] bool isEditing() const { return m_editing; }

    Q_INVOKABLE void add();
    Q_INVOKABLE void change();
    Q_INVOKABLE void leave();
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE bool save();
    /// How many starts the words mean: "sat 10:00, 12 4 2026 14:00". Each is a day, and a time
    /// where it differs from the pick's own.
    Q_INVOKABLE int startsIn(const QString &pickId, const QString &words) const;
    /// Days, one a week from that one on, as words for copyPick().
    Q_INVOKABLE QString weekly(const QString &dayText, int count) const;
    /// Enters the pick again for each start, all or none.
    Q_INVOKABLE bool copyPick(const QString &pickId, const QString &words);

private:
    void readCampaign();
    [[nodiscard]] std::vector<Problem> readTyped(Campaign &one) const;
    void readGoals(const Campaign &campaign, const PickTotals &totals);
    void readLeague(LinesModel *model, const Result<std::vector<LeagueLine>> &lines,
                    const QString &nobody);
    void readPicks();
    void writeClosing(const Campaign &campaign, const PickTotals &totals);
    [[nodiscard]] Result<std::vector<Instant>> starts(const Pick &pick, const QString &words) const;

    Id m_campaign;
    std::optional<Campaign> m_edited;
    bool m_editing = false;
    QString m_title, m_span, m_closing;
    QVariantMap m_values;
    ChoiceModel *m_campaigns;
    LinesModel *m_goals;
    LinesModel *m_areas;
    LinesModel *m_groups;
    LinesModel *m_picks;
    PickLayer *m_layer;
};

} // namespace sc
