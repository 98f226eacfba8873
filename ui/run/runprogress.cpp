// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runprogress.h"

#include "fleet/fleetmodel.h"
#include "run/runmodel.h"
#include "theme/durationtext.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RunProgress::RunProgress(const FleetModel* fleet, const RunModel* run, QWidget* parent)
    : QWidget(parent)
    , m_fleet(fleet)
    , m_run(run)
    , m_fleetText(new QLabel(this))
    , m_picture(new QLabel(this))
    , m_runText(new QLabel(this))
    , m_progress(new QProgressBar(this))
{
    setObjectName(u"runProgress"_s);
    m_fleetText->setObjectName(u"status.fleet"_s);
    m_runText->setObjectName(u"status.run"_s);
    m_runText->setFont(Theme::tabular(m_runText->font()));
    m_progress->setObjectName(u"status.progress"_s);
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(140, 8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_picture, m_runText, m_progress, m_fleetText})
        row->addWidget(widget);
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms); // figures that change faster cannot be read
    m_clock.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &RunProgress::update);
    connect(&m_clock, &QTimer::timeout, this, &RunProgress::updateRun);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(fleet, &FleetModel::contactChanged, this, soon);
    connect(fleet, &QAbstractItemModel::rowsInserted, this, soon);
    connect(fleet, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(run, &RunModel::began, this, soon);
    connect(run, &RunModel::taskStateChanged, this, soon);
    connect(run, &RunModel::runEnded, this, soon);
    connect(run, &RunModel::controlChanged, this, soon);
    update();
}

void RunProgress::update()
{
    updateFleet();
    updateRun();
}

void RunProgress::updateFleet()
{
    const QLocale locale;
    const qsizetype servers = m_fleet->servers().size();
    m_fleetText->setText(
        servers == 0
            ? tr("No servers")
            : tr("%1/%2 servers").arg(locale.toString(m_fleet->onlineCount()), locale.toString(servers)));
    m_fleetText->setToolTip(tr("Servers that answer, of those that are registered"));
}

QString RunProgress::countsText() const
{
    const RunModel::Counts counts = m_run->counts();
    const int all = int(m_run->rows().size());
    const int ended = all - counts.waiting - counts.active;
    QStringList parts;
    if (m_run->isActive())
        parts.append(tr("%1 running · %2 of %3 ended", "tasks").arg(counts.active).arg(ended).arg(all));
    else
        parts.append(tr("%n task(s)", nullptr, all));
    const auto held = std::count_if(m_run->rows().cbegin(), m_run->rows().cend(),
                                    [](const auto& row) { return row.state == TaskState::Held; });
    if (held > 0 && m_run->isActive())
        parts.append(tr("%n held", "tasks", int(held)));
    if (counts.failed > 0)
        parts.append(tr("%n failed", "tasks", counts.failed));
    if (counts.cancelled > 0)
        parts.append(tr("%n cancelled", "tasks", counts.cancelled));
    if (counts.skipped > 0 && !m_run->isActive())
        parts.append(tr("%n skipped", "tasks", counts.skipped));
    if (counts.unknown > 0)
        parts.append(tr("%n unknown", "tasks", counts.unknown));
    return parts.join(u" \u00b7 "_s);
}

void RunProgress::updateRun()
{
    const bool any = m_run->startedAt().isValid();
    const bool active = m_run->isActive();
    m_picture->setVisible(any);
    m_progress->setVisible(any && active);
    active ? m_clock.start() : m_clock.stop();
    if (!any) {
        m_runText->setText(tr("No run yet"));
        return;
    }
    const QDateTime end = active ? QDateTime::currentDateTimeUtc() : m_run->endedAt();
    const auto elapsed = std::chrono::seconds(std::max<qint64>(0, m_run->startedAt().secsTo(end)));
    const StateLook look = m_run->outcome() ? lookOf(*m_run->outcome()) : StateLook::Running;
    const bool paused = active && m_run->isPaused();
    const QString word = m_run->outcome() ? shownWord(*m_run->outcome())
                         : paused         ? tr("Paused", "the run")
                                          : shownWord(StateLook::Running);
    m_picture->setPixmap((paused ? icon(Icon::Pause) : iconOf(look)).pixmap(16, 16));
    m_runText->setText(u"%1 \u00b7 %2 \u00b7 %3"_s.arg(word, countsText(), durationText(elapsed)));
    const RunModel::Counts counts = m_run->counts();
    m_progress->setRange(0, std::max(1, int(m_run->rows().size())));
    m_progress->setValue(int(m_run->rows().size()) - counts.waiting - counts.active);
}

QString RunProgress::fleetText() const
{
    return m_fleetText->text();
}

QString RunProgress::runText() const
{
    return m_runText->text();
}

} // namespace stellwerk
