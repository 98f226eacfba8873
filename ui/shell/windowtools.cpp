// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowtools.h"

#include "canvas/canvasview.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "shell/cheatsheet.h"
#include "shell/commandcatalog.h"
#include "shell/documenttabs.h"
#include "shell/panecycle.h"
#include "shell/settingsdialog.h"
#include "shell/settingspages.h"
#include "shell/shortcutdialog.h"
#include "shell/windowdocks.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>

namespace stellwerk {

using namespace Qt::StringLiterals;

WindowTools::WindowTools(QMainWindow* window, const Parts& parts)
    : QObject(window)
    , m_window(window)
    , m_parts(parts)
    , m_scheme(new ShortcutScheme(parts.workspace->preferences(), this))
    , m_palette(new CommandPalette(window))
    , m_sheet(new CheatSheet(window))
{
    m_panes = new PaneCycle(window, [this]() -> QWidget* {
        if (QWidget* page = m_parts.tabs->currentPage())
            return page;
        if (CanvasView* canvas = m_parts.tabs->currentCanvas())
            return canvas;
        return m_window->findChild<QWidget*>(u"startPage"_s);
    });
    palette = make(u"tools.palette"_s, Icon::Commands, tr("&Command palette…"),
                   {Qt::CTRL | Qt::SHIFT | Qt::Key_P, Qt::CTRL | Qt::Key_K});
    editShortcuts = make(u"tools.shortcuts"_s, Icon::Settings, tr("&Keyboard shortcuts…"), {});
    editSettings = make(u"tools.settings"_s, Icon::Settings, tr("&Settings…"),
                        QList<QKeySequence>(QKeySequence::keyBindings(QKeySequence::Preferences))
                            << QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(editSettings, &QAction::triggered, this, &WindowTools::openSettings);
    cheatSheet =
        make(u"help.cheatSheet"_s, Icon::Help, tr("&Keyboard shortcuts"), {Qt::Key_F1, Qt::Key_Question});
    ownWindow = make(u"window.own"_s, {}, tr("Canvas in its &own window"), {Qt::SHIFT | Qt::Key_F11});
    ownWindow->setCheckable(true);
    ownWindow->setProperty("disabledReason", tr("No parent package is open."));
    connect(ownWindow, &QAction::triggered, this, [this](bool own) {
        OpenDocument* document = m_parts.tabs->current();
        if (own)
            m_parts.tabs->detach(document, m_window);
        else
            m_parts.tabs->attach(document);
    });
    nextPane = make(u"window.nextPane"_s, Icon::Next, tr("&Next pane"), {Qt::Key_F6});
    previousPane =
        make(u"window.previousPane"_s, Icon::Previous, tr("&Previous pane"), {Qt::SHIFT | Qt::Key_F6});
    nextDocument = make(u"window.nextDocument"_s, {}, tr("Next pac&kage"),
                        {Qt::CTRL | Qt::Key_PageDown, Qt::CTRL | Qt::Key_Tab});
    previousDocument = make(u"window.previousDocument"_s, {}, tr("Previous packa&ge"),
                            {Qt::CTRL | Qt::Key_PageUp, Qt::CTRL | Qt::SHIFT | Qt::Key_Tab});
    connect(palette, &QAction::triggered, this, [this] { m_palette->open(activeWindow()); });
    connect(editShortcuts, &QAction::triggered, this, &WindowTools::openShortcuts);
    connect(cheatSheet, &QAction::triggered, this,
            [this] { m_sheet->open(activeWindow(), commandsOf(m_window, m_parts.tabs->currentCanvas())); });
    connect(nextPane, &QAction::triggered, this, [this] { m_panes->step(1); });
    connect(previousPane, &QAction::triggered, this, [this] { m_panes->step(-1); });
    connect(nextDocument, &QAction::triggered, this, [this] { m_parts.tabs->step(1); });
    connect(previousDocument, &QAction::triggered, this, [this] { m_parts.tabs->step(-1); });
    // They stand over the window that was in use last, and outlive it.
    connect(m_parts.tabs, &DocumentTabs::canvasWindowClosing, this, [this](QWidget* closing) {
        for (QWidget* overlay : std::initializer_list<QWidget*>{m_palette, m_sheet}) {
            if (overlay->parentWidget() == closing) {
                overlay->hide();
                overlay->setParent(m_window);
            }
        }
    });
    const auto several = [this] {
        nextDocument->setEnabled(m_parts.tabs->count() > 1);
        previousDocument->setEnabled(m_parts.tabs->count() > 1);
        ownWindow->setEnabled(m_parts.tabs->current() != nullptr);
        ownWindow->setChecked(m_parts.tabs->windowOf(m_parts.tabs->current()) != nullptr);
    };
    connect(m_parts.tabs, &DocumentTabs::currentDocumentChanged, this, several);
    several();
    const QString only = tr("Only one package is open.");
    nextDocument->setProperty("disabledReason", only);
    previousDocument->setProperty("disabledReason", only);
    setUpPalette();
}

QAction* WindowTools::make(const QString& name, std::optional<Icon> picture, const QString& text,
                           const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    if (picture)
        action->setIcon(icon(*picture));
    action->setObjectName(name);
    action->setShortcuts(keys);
    return action;
}

QWidget* WindowTools::activeWindow() const
{
    QWidget* active = QApplication::activeWindow();
    CanvasView* canvas = m_parts.tabs->currentCanvas();
    return active && canvas && active == canvas->window() ? active : m_window;
}

void WindowTools::adoptCommands()
{
    const auto adopt = [this] {
        QList<QAction*> actions;
        for (const Command& command : commandsOf(m_window, m_parts.tabs->currentCanvas()))
            actions.append(command.action);
        m_scheme->adopt(actions);
    };
    adopt();
    connect(m_parts.tabs, &DocumentTabs::currentDocumentChanged, this, adopt);
}

void WindowTools::openShortcuts()
{
    auto* dialog = new ShortcutDialog(commandsOf(m_window, m_parts.tabs->currentCanvas()), m_scheme,
                                      m_parts.dialogs, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WindowTools::setUpPalette()
{
    Settings* settings = m_parts.workspace->preferences();
    m_palette->setRecent(settings->recentCommands());
    connect(m_palette, &CommandPalette::recentChanged, settings, &Settings::setRecentCommands);
    m_palette->setSource({}, tr("commands"), [this] { return commandRows(); });
    m_palette->setSource(u'@', tr("@ tasks"), [this] { return taskRows(); });
    m_palette->setSource(u'#', tr("# servers and jobs"), [this] { return serverRows(); });
    m_palette->setSource(u'/', tr("/ open packages"), [this] { return documentRows(); });
}

void WindowTools::setSettingsPages(MakePage notifications, MakePage reports)
{
    m_notificationPage = std::move(notifications);
    m_reportPage = std::move(reports);
}

void WindowTools::openSettings()
{
    if (!m_settings) {
        const SettingsParts parts{m_window, m_parts.workspace, [this] { openShortcuts(); },
                                  m_notificationPage, m_reportPage};
        m_settings = new SettingsDialog(makeSettingsPages(parts), m_window);
    }
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

QList<PaletteRow> WindowTools::commandRows() const
{
    QList<PaletteRow> rows;
    for (const Command& command : commandsOf(m_window, m_parts.tabs->currentCanvas())) {
        PaletteRow row;
        row.id = command.id;
        row.text = command.text;
        row.detail = command.place.isEmpty() ? scopeText(command.scope) : command.place;
        const QList<QKeySequence> keys = command.action->shortcuts();
        row.keys = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
        row.reason = reasonAgainst(command.action);
        row.checked = command.action->isCheckable() && command.action->isChecked();
        row.run = [action = QPointer(command.action)] {
            if (action)
                action->trigger();
        };
        rows.append(row);
    }
    return rows;
}

QList<PaletteRow> WindowTools::taskRows() const
{
    QList<PaletteRow> rows;
    const OpenDocument* document = m_parts.tabs->current();
    if (!document)
        return rows;
    for (const Task& task : document->package().tasks) {
        PaletteRow row;
        row.text = task.name;
        row.detail =
            task.where.servers.isEmpty() ? task.job : task.job + u" @ "_s + task.where.servers.join(u", "_s);
        row.run = [this, id = task.id] { m_parts.tabs->showTask(m_parts.tabs->current(), id); };
        rows.append(row);
    }
    return rows;
}

QList<PaletteRow> WindowTools::serverRows() const
{
    QList<PaletteRow> rows;
    const FleetModel* fleet = m_parts.workspace->session()->fleet();
    const auto add = [&](const QString& text, const QString& detail, const QString& server,
                         const QString& job) {
        PaletteRow row;
        row.text = text;
        row.detail = detail;
        row.run = [this, server, job] {
            m_parts.docks->reveal(DockId::Servers);
            m_parts.fleet->view()->reveal(server, job);
            m_parts.fleet->view()->setFocus(Qt::OtherFocusReason);
        };
        rows.append(row);
    };
    for (const Server& server : fleet->servers()) {
        add(server.name, tr("Server"), server.name, {});
        for (const AgentJob& job : fleet->jobs(server.name))
            add(job.name, server.name, server.name, job.name);
    }
    return rows;
}

QList<PaletteRow> WindowTools::documentRows() const
{
    QList<PaletteRow> rows;
    for (OpenDocument* document : m_parts.workspace->documents()) {
        PaletteRow row;
        row.text = document->title();
        row.detail = document->file().isEmpty() ? tr("Not saved yet") : document->file();
        row.run = [this, guard = QPointer(document)] {
            if (guard)
                m_parts.tabs->show(guard);
        };
        rows.append(row);
    }
    return rows;
}

} // namespace stellwerk
