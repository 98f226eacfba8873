// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/viewfreshness.h"

#include "session/fleetsession.h"
#include "theme/freshnesslabel.h"

#include <QBoxLayout>
#include <QEvent>

namespace stellwerk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRoomy = 72; // letters that a bar with room for it is wide
constexpr auto kPoll = 5s; // what runs on a server is asked for as often as that, or more often

QSet<QString> reachable(const FleetModel* fleet)
{
    QSet<QString> names;
    for (const Server& server : fleet->servers()) {
        if (Contact(fleet->indexOf(server.name).data(FleetModel::ContactRole).toInt()) == Contact::Online)
            names.insert(server.name);
    }
    return names;
}

} // namespace

ViewFreshness::ViewFreshness(FleetSession* session, Freshness::Clock clock, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_fleet(std::move(clock))
{
    m_fleet.setInterval(kPoll);
    connect(session, &FleetSession::fleetLooked, this, &ViewFreshness::looked);
    connect(session->fleet(), &FleetModel::contactChanged, this, &ViewFreshness::contactChanged);
    connect(session, &FleetSession::serversChanged, this, &ViewFreshness::contactChanged);
    connect(session, &FleetSession::ownershipChanged, this, &ViewFreshness::liveChanged);
    connect(session, &FleetSession::runFinished, this, &ViewFreshness::liveChanged);
    contactChanged();
}

void ViewFreshness::looked(const QString& server)
{
    m_missing.remove(server);
    if (!m_missing.isEmpty())
        return;
    m_fleet.update();
    m_missing = m_there;
}

// A server that went away is no longer waited for; its row in the tree tells why.
void ViewFreshness::contactChanged()
{
    const QSet<QString> there = reachable(m_session->fleet());
    m_missing = (m_missing & there) + (there - m_there);
    m_there = there;
    QStringList away;
    int tried = 0;
    for (const Server& server : m_session->fleet()->servers()) {
        const auto contact =
            Contact(m_session->fleet()->indexOf(server.name).data(FleetModel::ContactRole).toInt());
        tried += contact == Contact::NotTried ? 0 : 1;
        if (contact == Contact::Trouble)
            away.append(server.name);
    }
    if (tried == 0)
        m_fleet.reset();
    m_fleet.setReason(away.isEmpty()     ? QString()
                      : there.isEmpty()  ? tr("no server can be reached")
                      : away.size() == 1 ? tr("%1 is away", "server").arg(away.first())
                                         : tr("%n server(s) are away", nullptr, int(away.size())));
}

void ViewFreshness::showWhileLive(QWidget* bar, QWidget* view)
{
    auto* label = new FreshnessLabel(bar);
    if (auto* row = qobject_cast<QBoxLayout*>(bar->layout()))
        row->insertWidget(0, label);
    label->setCompact(true);
    label->cover(view);
    m_live.append(label);
    bar->installEventFilter(this);
    liveChanged();
}

// In a narrow bar the tools come first: there it speaks up only when there is something to say.
bool ViewFreshness::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        const auto* bar = static_cast<const QWidget*>(watched);
        for (FreshnessLabel* label : std::as_const(m_live)) {
            if (label->parentWidget() == bar)
                label->setOnlyWhenStale(bar->width() < kRoomy * bar->fontMetrics().averageCharWidth());
        }
    }
    return QObject::eventFilter(watched, event);
}

void ViewFreshness::liveChanged()
{
    const bool live = m_session->ownership() != FleetSession::Ownership::None && !m_session->summary();
    for (FreshnessLabel* label : std::as_const(m_live))
        label->setFreshness(live ? &m_fleet : nullptr);
}

} // namespace stellwerk
