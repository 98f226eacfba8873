// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timelinepanel.h"
#include "theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

// The commands of a TimelinePanel.
namespace stellwerk {

using namespace Qt::StringLiterals;

QAction* TimelinePanel::addSwitch(Icon picture, const QString& text, const QString& tip, const QString& name,
                                  const QKeySequence& keys, bool on)
{
    auto* action = new QAction(icon(picture), text, this);
    action->setObjectName(u"timeline."_s + name);
    action->setToolTip(tip);
    action->setCheckable(true);
    action->setChecked(on);
    addAction(action, keys);
    return action;
}

void TimelinePanel::setUpActions()
{
    m_showForeign = addSwitch(Icon::Server, tr("Jobs of &others"),
                              tr("Show in grey what runs on the servers and was not started by this run"),
                              u"foreign"_s, Qt::Key_O, true);
    m_foldGaps = addSwitch(Icon::DistributeHorizontal, tr("&Leave out idle time"),
                           tr("Shorten the stretches in which nothing ran"), u"fold"_s, Qt::Key_L, false);
    m_follow = addSwitch(
        Icon::Clock, tr("&Follow the run"),
        tr("Keep the present moment in sight while the run grows; pauses when you move the chart (F)"),
        u"follow"_s, Qt::Key_F, true);
    for (QAction* action : {m_showForeign, m_foldGaps})
        connect(action, &QAction::toggled, this, [this] {
            m_stale = true;
            changed();
        });
    connect(m_foldGaps, &QAction::toggled, this, [this] {
        if (isVisible())
            refresh();
        fit();
    });
    connect(m_chart, &RowChart::rangeTouched, this, [this] {
        m_whole = false;
        m_follow->setChecked(false);
    });
    connect(m_chart, &RowChart::followRequested, m_follow, &QAction::toggle);
    connect(m_follow, &QAction::toggled, this, [this](bool on) {
        if (!on)
            return;
        follow(m_whole || m_open.isEmpty());
        m_chart->redraw();
    });
}

void TimelinePanel::setUpRows()
{
    auto* menu = new QMenu(bar());
    menu->setObjectName(u"timeline.rows"_s);
    auto* group = new QActionGroup(this);
    const std::pair<QString, QString> choices[]{{tr("Rows by &server"), u"timeline.rowsServer"_s},
                                                {tr("Rows by &task"), u"timeline.rowsTask"_s},
                                                {tr("Rows by &job"), u"timeline.rowsJob"_s}};
    for (int i = 0; i < int(std::size(choices)); ++i) {
        QAction* action = menu->addAction(choices[i].first);
        action->setObjectName(choices[i].second);
        action->setCheckable(true);
        group->addAction(action);
        m_rowActions.append(action);
        addChosen(action, QKeySequence(int(Qt::Key_1) + i));
        connect(action, &QAction::triggered, this, [this, i] { setRows(Rows(i)); });
    }
    m_rowsButton = addChoice(menu);
    m_rowsButton->setToolTip(tr("What has a row of its own"));
    setRows(Rows::Server);
}

void TimelinePanel::setRows(Rows rows)
{
    m_by = rows;
    QAction* action = m_rowActions.at(int(rows));
    action->setChecked(true);
    m_rowsButton->setText(action->text().remove(u'&'));
    m_rowsButton->setAccessibleName(m_rowsButton->text());
    m_chart->plottable()->setConnected(rows == Rows::Task);
    m_stale = true;
    if (isVisible())
        refresh();
}

void TimelinePanel::setCriticalPath(PathSource path)
{
    m_pathSource = std::move(path);
    m_showCritical = addSwitch(Icon::Connect, tr("C&ritical path"),
                               tr("Mark the tasks that decide when the run ends with a double line, and show "
                                  "how much later the others may end"),
                               u"critical"_s, Qt::Key_C, false);
    connect(m_showCritical, &QAction::toggled, this, [this] {
        m_stale = true;
        changed();
    });
}

} // namespace stellwerk
