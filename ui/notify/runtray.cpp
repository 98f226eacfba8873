// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/runtray.h"

#include "run/runmodel.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>

namespace stellwerk {

using namespace Qt::StringLiterals;

RunTray::RunTray(const RunModel* model, QObject* parent)
    : QObject(parent)
    , m_model(model)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, &RunTray::update);
    const auto soon = [this] {
        if (m_icon && !m_soon.isActive())
            m_soon.start();
    };
    connect(model, &RunModel::began, this, soon);
    connect(model, &RunModel::taskStateChanged, this, soon);
    connect(model, &RunModel::runEnded, this, soon);
    connect(model, &RunModel::controlChanged, this, soon);
}

RunTray::~RunTray() = default;

bool RunTray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void RunTray::setVisible(bool visible)
{
    if (visible == bool(m_icon))
        return;
    if (!visible) {
        m_icon.reset();
        m_menu.reset();
        return;
    }
    m_menu = std::make_unique<QMenu>();
    m_menu->setObjectName(u"trayMenu"_s);
    QAction* show = m_menu->addAction(tr("&Show Stellwerk"));
    show->setObjectName(u"tray.show"_s);
    connect(show, &QAction::triggered, this, &RunTray::showWanted);
    m_progress = m_menu->addAction(QString());
    m_progress->setObjectName(u"tray.progress"_s);
    m_progress->setEnabled(false);
    m_menu->addSeparator();
    QAction* quit = m_menu->addAction(stellwerk::icon(Icon::Quit), tr("&Quit"));
    quit->setObjectName(u"tray.quit"_s);
    connect(quit, &QAction::triggered, this, &RunTray::quitWanted);
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT showWanted();
            });
    m_look = -1;
    update();
    m_icon->show();
}

void RunTray::update()
{
    if (!m_icon)
        return;
    const RunModel::Counts counts = m_model->counts();
    const int all = int(m_model->rows().size());
    const int ended = all - counts.waiting - counts.active;
    QString text = tr("Nothing is running");
    int look = 0; // no run: the program's own picture
    if (m_model->isActive()) {
        text = tr("Running: %1 of %n task(s) ended", "number", all).arg(ended);
        const StateLook worst = counts.unknown > 0  ? StateLook::Unknown
                                : counts.failed > 0 ? StateLook::Failed
                                                    : StateLook::Running;
        look = 1 + int(worst);
    } else if (m_model->outcome()) {
        text = tr("The run has ended: %1").arg(shownWord(*m_model->outcome()));
        look = 1 + int(lookOf(*m_model->outcome()));
    }
    m_progress->setText(text);
    m_icon->setToolTip(u"Stellwerk – "_s + text);
    if (std::exchange(m_look, look) != look)
        m_icon->setIcon(look == 0 ? stellwerk::icon(Icon::Application)
                                  : iconOf(static_cast<StateLook>(look - 1)));
}

} // namespace stellwerk
