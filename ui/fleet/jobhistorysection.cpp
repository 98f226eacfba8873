// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/jobhistorysection.h"

#include "fleet/fleetmodel.h"
#include "fleet/fleetrowtext.h"
#include "fleet/outcomestrip.h"
#include "theme/durationtext.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kMostPlaces = 3; // servers that are told one by one

} // namespace

JobHistorySection::JobHistorySection(const FleetModel* fleet, QWidget* parent)
    : QWidget(parent)
    , m_fleet(fleet)
    , m_title(new QLabel(this))
    , m_more(new QLabel(this))
    , m_open(new QToolButton(this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"jobHistory"_s);
    m_title->setObjectName(u"jobHistory.title"_s);
    m_title->setText(tr("History of this job"));
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_more->setWordWrap(true);
    m_open->setObjectName(u"jobHistory.open"_s);
    m_open->setIcon(icon(Icon::Chart));
    m_open->setText(tr("Chart"));
    m_open->setToolTip(tr("Show the earlier runs of this job over time"));
    m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_open->setAutoRaise(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kRelated);
    head->addWidget(m_title, 1);
    head->addWidget(m_open);
    m_column->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, 0);
    m_column->setSpacing(space::kUnit);
    m_column->addLayout(head);
    m_column->addWidget(m_more);
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &JobHistorySection::update);
    const auto later = [this] {
        if (!m_job.isEmpty() && !m_soon.isActive())
            m_soon.start();
    };
    connect(fleet, &QAbstractItemModel::dataChanged, this, later);
    connect(fleet, &QAbstractItemModel::rowsInserted, this, later);
    connect(fleet, &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_open, &QToolButton::clicked, this, [this] { Q_EMIT historyWanted(m_job); });
    update();
}

void JobHistorySection::setJob(const QString& job, const QStringList& servers)
{
    if (job == m_job && servers == m_servers)
        return;
    m_job = job;
    m_servers = servers;
    update();
}

void JobHistorySection::addPlace()
{
    Place place{};
    place.widget = new QWidget(this);
    auto* column = new QVBoxLayout(place.widget);
    column->setContentsMargins(0, 0, 0, space::kUnit);
    column->setSpacing(2);
    const auto label = [&](const QString& name) {
        auto* made = new QLabel(place.widget);
        made->setObjectName(name);
        made->setWordWrap(true);
        made->setTextFormat(Qt::PlainText);
        column->addWidget(made);
        return made;
    };
    place.facts = label(u"jobHistory.facts"_s);
    place.facts->setFont(Theme::tabular(place.facts->font()));
    place.slower = label(u"jobHistory.slower"_s);
    place.strip = new OutcomeStrip(place.widget);
    place.strip->setObjectName(u"jobHistory.strip"_s);
    place.strip->setCursor(Qt::PointingHandCursor);
    column->addWidget(place.strip);
    connect(place.strip, &OutcomeStrip::clicked, this, [this] { Q_EMIT historyWanted(m_job); });
    m_column->insertWidget(1 + int(m_places.size()), place.widget);
    m_places.append(place);
}

void JobHistorySection::update()
{
    setVisible(!m_job.isEmpty());
    if (m_job.isEmpty() || !m_fleet)
        return;
    m_title->setToolTip(m_job);
    QStringList known;
    for (const QString& server : std::as_const(m_servers)) {
        if (m_fleet->job(server, m_job))
            known.append(server);
    }
    const int shown = std::min(kMostPlaces, int(known.size()));
    while (m_places.size() < shown)
        addPlace();
    for (int i = 0; i < m_places.size(); ++i) {
        m_places[i].widget->setVisible(i < shown);
        if (i < shown)
            show(m_places[i], known.at(i));
    }
    m_open->setEnabled(!known.isEmpty());
    m_more->setVisible(known.isEmpty() || known.size() > shown);
    if (known.isEmpty())
        m_more->setText(tr("Not known yet: none of its servers was read."));
    else
        m_more->setText(tr("… and %n more server(s)", nullptr, int(known.size()) - shown));
}

void JobHistorySection::show(Place& place, const QString& server)
{
    const std::optional<AgentJob> job = m_fleet->job(server, m_job);
    if (!job)
        return;
    QStringList facts{server};
    if (job->habits)
        facts.append(tr("usual %1 (%2 to %3, %n run(s))", "durations", job->habits->samples)
                         .arg(durationText(job->habits->median), durationText(job->habits->p10),
                              durationText(job->habits->p90)));
    else if (job->usualDuration)
        facts.append(tr("usual %1", "duration").arg(durationText(*job->usualDuration)));
    if (job->lastRuns.isEmpty())
        facts.append(tr("has not run yet"));
    place.facts->setText(facts.join(u" \u00b7 "_s));
    const QString slower = FleetRowText::slowerOf(*job);
    place.slower->setVisible(!slower.isEmpty());
    place.slower->setText(u"\u25b2 "_s + slower);
    place.strip->setVisible(!job->lastRuns.isEmpty());
    place.strip->setRuns(job->lastRuns);
}

} // namespace stellwerk
