// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickrulesettings.h"

#include "viewmodels/pickassessment.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

struct NumberField {
    const char *name;
    int PickRules::*member;
};
constexpr std::array kNumbers{NumberField{"road_limit_mph", &PickRules::roadLimitMph},
                              NumberField{"lead_days", &PickRules::leadDays},
                              NumberField{"review_months", &PickRules::reviewMonths}};

QVariantMap valuesOf(const PickRules &rules)
{
    QVariantMap values;
    for (const NumberField &field : kNumbers)
        values.insert(QLatin1StringView(field.name), QString::number(rules.*field.member));
    values.insert(QStringLiteral("likelihood_max"), QString::number(rules.matrix.likelihoodMax));
    values.insert(QStringLiteral("severity_max"), QString::number(rules.matrix.severityMax));
    values.insert(QStringLiteral("kg_per_bag"), QString::number(rules.kgPerBag));
    values.insert(QStringLiteral("kg_source"), toQString(rules.kgSource));
    return values;
}

} // namespace

PickRuleSettings::PickRuleSettings(QObject *parent)
    : PickPart(parent), m_hazards(new LinesModel(hazardColumns(), this))
{}

void PickRuleSettings::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    read();
}

void PickRuleSettings::refresh()
{
    if (!areRulesChanged() && !areHazardsChanged())
        read();
}

void PickRuleSettings::read()
{
    m_rows.clear();
    m_values.clear();
    if (stores() != nullptr) {
        PickSettingStore &settings = stores()->picks().settings();
        const PickRules rules = settings.rules().value_or(PickRules());
        m_matrix = rules.matrix;
        m_values = valuesOf(rules);
        m_rows = settings.hazardTemplate().value_or(std::vector<TemplateRow>());
        std::erase_if(m_rows, &TemplateRow::hidden);
    }
    m_kept = m_values;
    m_keptRows = m_rows;
    showProblems({});
    draw();
}

void PickRuleSettings::draw()
{
    std::vector<QVariantList> lines;
    lines.reserve(m_rows.size());
    for (const TemplateRow &row : m_rows)
        lines.push_back(hazardLine(row.row, m_matrix));
    m_hazards->show(std::move(lines));
    Q_EMIT changed();
}

bool PickRuleSettings::areHazardsChanged() const
{
    return m_rows != m_keptRows;
}

QString PickRuleSettings::typed(const char *field) const
{
    return m_values.value(QLatin1StringView(field)).toString().trimmed();
}

void PickRuleSettings::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

Result<PickRules> PickRuleSettings::settled() const
{
    PickRules rules;
    std::vector<Problem> problems;
    const auto whole = [&](const char *field, int &number) {
        bool good = false;
        number = typed(field).toInt(&good);
        if (!good)
            problems.push_back({field, "bad_number", tr("Enter a whole number").toStdString()});
    };
    for (const NumberField &field : kNumbers)
        whole(field.name, rules.*field.member);
    whole("likelihood_max", rules.matrix.likelihoodMax);
    whole("severity_max", rules.matrix.severityMax);
    bool good = false;
    rules.kgPerBag = typed("kg_per_bag").toDouble(&good);
    if (!good)
        problems.push_back(
            {"kg_per_bag", "bad_number", tr("Enter a number, such as 4.5").toStdString()});
    rules.kgSource = typed("kg_source").toStdString();
    return problems.empty() ? Result<PickRules>(rules) : refused(std::move(problems));
}

bool PickRuleSettings::saveRules()
{
    if (stores() == nullptr)
        return false;
    const auto rules = settled();
    if (!rules) {
        showError(rules.error());
        return false;
    }
    const auto saved = write<void>(
        [&](Change &change) { return stores()->picks().settings().setRules(change, *rules); });
    if (saved) {
        m_kept = m_values;
        m_matrix = rules->matrix;
        draw();
    }
    return wrote(saved, tr("The rules for picks are saved"));
}

void PickRuleSettings::discard()
{
    read();
}

void PickRuleSettings::setCell(int row, const QString &column, const QString &text)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return;
    setHazardCell(m_rows[static_cast<std::size_t>(row)].row, column, text);
    draw();
}

void PickRuleSettings::addHazard()
{
    TemplateRow row;
    row.position = m_rows.empty() ? 1 : m_rows.back().position + 1;
    m_rows.push_back(std::move(row));
    draw();
}

void PickRuleSettings::removeHazard(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return;
    m_rows.erase(m_rows.begin() + row);
    draw();
}

bool PickRuleSettings::saveHazards()
{
    if (stores() == nullptr)
        return false;
    std::vector<HazardRow> typedRows;
    typedRows.reserve(m_rows.size());
    for (const TemplateRow &row : m_rows)
        typedRows.push_back(row.row);
    if (const auto problems = problemsOf(typedRows, m_matrix); !problems.empty()) {
        showProblems(problems);
        return false;
    }
    PickSettingStore &settings = stores()->picks().settings();
    const auto saved = write<void>([&](Change &change) -> Result<void> {
        for (const TemplateRow &row : m_rows) {
            if (std::ranges::contains(m_keptRows, row))
                continue;
            if (const auto done = settings.saveHazard(change, row); !done)
                return std::unexpected(done.error());
        }
        for (const TemplateRow &kept : m_keptRows) {
            const auto same = [&](const TemplateRow &row) { return row.row.code == kept.row.code; };
            if (std::ranges::any_of(m_rows, same))
                continue;
            if (auto gone = settings.removeHazard(change, kept.row.code); !gone)
                return gone;
        }
        return {};
    });
    if (saved)
        read();
    return wrote(saved, tr("The hazards an assessment begins with are saved"));
}

bool PickRuleSettings::restoreShipped()
{
    if (stores() == nullptr)
        return false;
    const auto saved = write<void>(
        [&](Change &change) { return stores()->picks().settings().restoreShipped(change); });
    if (saved)
        read();
    return wrote(saved, tr("The hazards are as they came with the program"));
}

} // namespace sc
