// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/runnotices.h"

#include "notify/notificationsettingspage.h"
#include "notify/notifier.h"
#include "notify/runtray.h"
#include "run/messagebar.h"
#include "run/reportcontroller.h"
#include "run/reportsettingspage.h"
#include "run/runbanners.h"
#include "shell/workspace.h"
#include "theme/theme.h"

#ifdef STELLWERK_DBUS
#include "notify/desktopnotifications.h"
#include "notify/launcherprogress.h"
#endif

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMainWindow>
#include <QTabWidget>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QString kNotify = u"notify"_s; // sections of the settings
const QString kReport = u"report"_s;

} // namespace

RunNotices::RunNotices(QMainWindow* window, const Parts& parts)
    : QObject(window)
    , m_window(window)
    , m_parts(parts)
    , m_action(new QAction(tr("&Notifications and reports…"), this))
    , m_notifier(new Notifier(parts.workspace->session(), window))
    , m_tray(new RunTray(parts.workspace->session()->run(), this))
{
    m_action->setObjectName(u"tools.notifications"_s);
    m_action->setStatusTip(tr("What you are told of, and whether a report is written after every run"));
    connect(m_action, &QAction::triggered, this, &RunNotices::openSettings);
    connect(m_notifier, &Notifier::taskWanted, this, &RunNotices::taskWanted);
    connect(m_notifier, &Notifier::toldChanged, this, [this] {
        m_parts.workspace->settings()->setSection(kNotify, {{u"told"_s, m_notifier->told()}});
    });
    connect(m_notifier, &Notifier::sayInWindow, this, [this](const Notification& notification) {
        // The other kinds have a place of their own in the window (RunBanners, RunController).
        const bool failure = notification.kind == NotificationKind::FirstFailure;
        if (failure || notification.kind == NotificationKind::ServerLost)
            sayInWindow(u"%1. %2"_s.arg(notification.title, notification.body), notification.task, failure);
    });
    connect(parts.banners, &RunBanners::windowEndangered, m_notifier, &Notifier::tellEndangered);
    connect(m_tray, &RunTray::showWanted, window, [window] {
        window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
        window->show();
        window->raise();
        window->activateWindow();
    });
    connect(m_tray, &RunTray::quitWanted, this, &RunNotices::quitWanted);
#ifdef STELLWERK_DBUS
    if (DesktopNotifications::isBusAround())
        new LauncherProgress(parts.workspace->session()->run(), QDBusConnection::sessionBus(), this);
#endif
    m_notifier->setTold(parts.workspace->settings()->section(kNotify).value(u"told"_s).toStringList());
    readSettings();
}

RunNotices::~RunNotices() = default;

void RunNotices::readSettings()
{
    const Settings* settings = m_parts.workspace->preferences();
    const auto choices = NotificationChoices::from(settings->section(kNotify));
    m_notifier->setChoices(choices);
    m_tray->setVisible(choices.tray && RunTray::isAvailable());
    m_notifier->useTrayIcon(m_tray->icon());
    m_parts.report->setFolder(settings->section(kReport).value(u"folder"_s).toString());
}

QWidget* RunNotices::makeNotificationPage(QWidget* parent)
{
    auto* page = new NotificationSettingsPage(m_notifier->choices(), parent);
    connect(page, &NotificationSettingsPage::changed, this, [this](const NotificationChoices& choices) {
        m_parts.workspace->preferences()->setSection(kNotify, choices.kept());
        readSettings();
    });
    return page;
}

QWidget* RunNotices::makeReportPage(QWidget* parent)
{
    auto* page = new ReportSettingsPage(m_parts.report->folder(), m_parts.dialogs, parent);
    connect(page, &ReportSettingsPage::changed, this, [this](const QString& folder) {
        m_parts.workspace->preferences()->setSection(kReport, {{u"folder"_s, folder}});
        readSettings();
    });
    return page;
}

void RunNotices::openSettings()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new QDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setObjectName(u"noticesDialog"_s);
    m_dialog->setWindowTitle(tr("Notifications and reports"));
    auto* tabs = new QTabWidget(m_dialog);
    tabs->addTab(makeNotificationPage(tabs), tr("N&otifications"));
    tabs->addTab(makeReportPage(tabs), tr("&Reports"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, m_dialog);
    connect(buttons, &QDialogButtonBox::rejected, m_dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(m_dialog);
    column->setSpacing(space::kGroup);
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    m_dialog->setMinimumWidth(480);
    m_dialog->open();
}

void RunNotices::sayInWindow(const QString& text, const TaskId& task, bool failure)
{
    QList<MessageBar::Button> buttons;
    if (!task.isEmpty())
        buttons.append({tr("Show task"), [this, task] { Q_EMIT taskWanted(task); }});
    m_parts.messages->showMessage(failure ? MessageBar::Kind::Error : MessageBar::Kind::Warning, text,
                                  buttons);
}

} // namespace stellwerk
