// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/historystatus.h"

#include "session/fleetsession.h"
#include "theme/icons.h"

#include <QLocale>
#include <QToolTip>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kMostLines = 20;

QString momentOf(const QDateTime& utc)
{
    return QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

HistoryStatus::HistoryStatus(FleetSession* session, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
{
    setObjectName(u"status.history"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &HistoryStatus::update);
    const auto later = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(session, &FleetSession::historyChanged, this, later);
    connect(session, &FleetSession::serversChanged, this, later);
    connect(this, &QToolButton::clicked, this,
            [this] { QToolTip::showText(mapToGlobal(QPoint(0, -height())), toolTip(), this); });
    update();
}

QString HistoryStatus::lineOf(const QString& server) const
{
    const HistoryProgress progress = m_session->historyProgress(server);
    const QString until = progress.completeUntil.isValid()
                              ? tr("complete until %1").arg(momentOf(progress.completeUntil))
                              : tr("never complete so far");
    switch (progress.phase) {
    case HistoryProgress::Phase::Off:
        return {};
    case HistoryProgress::Phase::Waiting:
        return tr("%1: waits its turn, %2").arg(server, until);
    case HistoryProgress::Phase::Reading:
        return tr("%1: is being read, %n run(s) so far, %2", nullptr, int(progress.added)).arg(server, until);
    case HistoryProgress::Phase::Paused:
        return tr("%1: pauses while a run is under way there, %2").arg(server, until);
    case HistoryProgress::Phase::Complete:
        return tr("%1: %2").arg(server, until);
    case HistoryProgress::Phase::Failed:
        return tr("%1: %2 (%3)").arg(server, progress.error.left(200), until);
    }
    return {};
}

void HistoryStatus::update()
{
    int behind = 0;
    int failed = 0;
    QStringList first, others; // what is wrong stands first
    for (const Server& server : m_session->servers()) {
        const HistoryProgress progress = m_session->historyProgress(server.name);
        const bool wrong = progress.phase == HistoryProgress::Phase::Failed;
        // Those that were read once only catch up with a few minutes.
        const bool isBehind = progress.phase != HistoryProgress::Phase::Off && !wrong &&
                              progress.phase != HistoryProgress::Phase::Complete &&
                              !progress.completeUntil.isValid();
        failed += wrong ? 1 : 0;
        behind += isBehind ? 1 : 0;
        const QString line = lineOf(server.name).toHtmlEscaped();
        if (!line.isEmpty())
            (wrong || isBehind ? first : others).append(line);
    }
    setVisible(failed + behind > 0);
    setIcon(stellwerk::icon(failed > 0 ? Icon::Warning : Icon::Clock));
    setText(failed > 0 ? tr("History: %n server(s) not read", nullptr, failed)
                       : tr("History: %n server(s) to read", nullptr, behind));
    setAccessibleName(text());
    const QStringList lines = first + others;
    QStringList told = lines.first(std::min(kMostLines, lines.size()));
    if (lines.size() > kMostLines)
        told.append(tr("… and %n more server(s)", nullptr, int(lines.size() - kMostLines)));
    setToolTip(u"<b>"_s + tr("Earlier runs are read into the program's own history") + u"</b><br>"_s +
               told.join(u"<br>"_s));
    setAccessibleDescription(lines.join(u"; "_s).left(1000));
}

} // namespace stellwerk
