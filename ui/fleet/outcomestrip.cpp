// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/outcomestrip.h"

#include "theme/durationtext.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCell = 12;
constexpr int kGap = 3;
constexpr int kStep = kCell + kGap;

} // namespace

OutcomeStrip::OutcomeStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void OutcomeStrip::setRuns(const QList<JobRun>& newestFirst)
{
    if (m_runs == newestFirst)
        return;
    m_runs = newestFirst;
    QStringList words;
    for (const JobRun& run : m_runs.first(std::min<qsizetype>(5, m_runs.size())))
        words.append(shownWord(run.status));
    setAccessibleName(tr("Last outcomes, newest first: %1").arg(words.join(u", "_s)));
    updateGeometry();
    update();
}

QSize OutcomeStrip::sizeHint() const
{
    return {kLastRuns * kStep, kCell + 4};
}

QSize OutcomeStrip::minimumSizeHint() const
{
    return {5 * kStep, kCell + 4};
}

int OutcomeStrip::shownRuns() const
{
    return std::min(int(m_runs.size()), std::max(1, width() / kStep));
}

QRectF OutcomeStrip::cellOf(int run) const
{
    // From the left, the oldest first: the strip stands under the text of its job.
    return {double((shownRuns() - 1 - run) * kStep), (height() - kCell) / 2.0, kCell, kCell};
}

QString OutcomeStrip::factsOf(const JobRun& run)
{
    const QString began =
        run.startedLocal.isValid()
            ? tr("Started: %1 (server time)").arg(QLocale().toString(run.startedLocal, QLocale::ShortFormat))
            : QString();
    QStringList lines{u"<b>"_s + shownWord(run.status) + u"</b>"_s, began,
                      tr("Duration: %1").arg(durationText(run.duration))};
    lines.removeAll(QString());
    return lines.join(u"<br>"_s);
}

bool OutcomeStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int run = 0; run < shownRuns(); ++run) {
            if (cellOf(run).adjusted(-kGap, -2, 0, 2).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), factsOf(m_runs.at(run)), this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void OutcomeStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int run = 0; run < shownRuns(); ++run) {
        const StateLook look = lookOf(m_runs.at(run).status);
        paintGlyph(&painter, cellOf(run), look, colorOf(look));
    }
}

void OutcomeStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

} // namespace stellwerk
