// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that are kept with what is signed, and with the things that come back.
#include "loans/signaturestore.h"
#include "viewmodels/loandetail.h"

#include <algorithm>

namespace sc {

void LoanDetail::chooseScan(const QList<QUrl> &files)
{
    m_scanReader->forget();
    m_scan = {};
    m_scanName.clear();
    Q_EMIT scanChanged();
    if (files.isEmpty())
        return;
    m_scanReader->read(files, {}, [this](const ChosenPhotos &chosen) {
        if (!chosen.problem.isEmpty())
            Q_EMIT failed(chosen.problem);
        m_scan = chosen;
        QStringList names;
        for (const ChosenPhoto &one : chosen.photos)
            names.append(one.name);
        m_scanName = names.join(QStringLiteral(", "));
        Q_EMIT scanChanged();
    });
}

// With each of the signatures just made: erasing one person leaves the others theirs. The bytes are
// kept once.
Result<void> LoanDetail::keepScan(Change &change, const std::vector<Signature> &before,
                                  const Id &loan)
{
    const auto after = SignatureStore(database()).ofLoan(loan);
    if (!after)
        return std::unexpected(after.error());
    for (const Signature &one : *after) {
        if (std::ranges::contains(before, one.id, &Signature::id))
            continue;
        if (auto kept = addPhotosTo({one.id, "signature", {}}, m_scan.photos,
                                    stores()->session.attachments(), change);
            !kept)
            return kept;
    }
    return {};
}

void LoanDetail::chooseLinePhoto(const QString &lineId, const QList<QUrl> &files)
{
    const Id line = toId(lineId);
    if (line.isNull() || files.isEmpty())
        return;
    m_lineReader->read(files.first(1), {}, [this, line, lineId](const ChosenPhotos &chosen) {
        if (!chosen.problem.isEmpty())
            Q_EMIT failed(chosen.problem);
        if (chosen.photos.empty())
            return;
        m_linePhotos[line] = chosen.photos.front();
        m_linePhotoNames[lineId] = chosen.photos.front().name;
        Q_EMIT linePhotosChanged();
    });
}

void LoanDetail::forgetLinePhotos()
{
    m_lineReader->forget();
    m_linePhotos.clear();
    m_linePhotoNames.clear();
    Q_EMIT linePhotosChanged();
}

Result<void> LoanDetail::keepLinePhotos(Change &change, const std::vector<LoanLine> &lines)
{
    for (const LoanLine &line : lines) {
        const auto chosen = m_linePhotos.find(line.id);
        if (chosen == m_linePhotos.end())
            continue;
        if (auto kept = addPhotosTo({line.id, "loan_line", "after"}, {chosen->second},
                                    stores()->session.attachments(), change);
            !kept)
            return kept;
    }
    return {};
}

} // namespace sc
