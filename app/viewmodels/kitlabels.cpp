// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kitlabels.h"

#include "kits/kitstore.h"
#include "paper/codereader.h"
#include "paper/labelsheet.h"

namespace sc {

namespace {

std::vector<Suggestion> layoutChoices()
{
    std::vector<Suggestion> choices;
    for (const LabelLayout &layout : labelLayouts())
        choices.push_back({toQString(layout.code), toQString(layout.words), {}, {}, {}});
    return choices;
}

} // namespace

KitLabels::KitLabels(QObject *parent)
    : PickPart(parent), m_layouts(new ChoiceModel(layoutChoices(), this))
{}

void KitLabels::setLayout(const QString &code)
{
    m_layout = code;
    Q_EMIT changed();
}

int KitLabels::perPage() const
{
    return labelLayout(m_layout.toStdString())
        .transform([](const LabelLayout &layout) { return layout.perPage(); })
        .value_or(1);
}

bool KitLabels::save(const QStringList &kitIds, int start, const QUrl &file)
{
    if (stores() == nullptr)
        return false;
    std::vector<std::string> kits;
    for (const QString &id : kitIds)
        kits.push_back(id.toStdString());
    const auto layout = labelLayout(m_layout.toStdString());
    const auto labels = kitLabels(stores()->session.database(), kits);
    if (!layout || !labels) {
        showError(layout ? labels.error() : layout.error());
        return false;
    }
    const auto written = writeLabels(*labels, *layout, start, file.toLocalFile().toStdString());
    if (!written) {
        showError(written.error());
        return false;
    }
    showProblems({});
    QStringList bare;
    for (const std::string &label : labelsWithoutBars(*labels, *layout))
        bare.append(toQString(label));
    const QString words = tr("Wrote %1 labels").arg(labels->size());
    Q_EMIT done(bare.isEmpty()
                    ? words
                    : tr("%1. With a QR code alone, as they are too long for bars or have letters "
                         "that bars cannot hold: %2")
                          .arg(words, bare.join(QStringLiteral(", "))),
                false);
    return true;
}

QString KitLabels::kitInPhoto(const QUrl &file)
{
    if (stores() == nullptr)
        return {};
    const auto codes = codesInFile(file.toLocalFile().toStdString());
    if (!codes) {
        showError(codes.error());
        return {};
    }
    KitStore kits(stores()->session.database());
    for (const ReadCode &code : *codes)
        if (const auto kit = kits.find(code.text); kit && !kit->deleted)
            return toQString(kit->id);
    Q_EMIT failed(
        codes->empty()
            ? tr("No code was found in the photo. Hold the camera straight and nearer")
            : tr("There is no kit with the label %1").arg(toQString(codes->front().text)));
    return {};
}

} // namespace sc
