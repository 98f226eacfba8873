// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasview.h"
#include "shell/commandcatalog.h"
#include "shell/documenttabs.h"
#include "shell/mainwindow.h"
#include "shell/windowtools.h"
#include "shell/workspace.h"
#include "testdialogs.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace stellwerk::test {

// A main window over a folder of its own, without any server.
class ShellWindow
{
public:
    ShellWindow()
    {
        FleetSession::Options options;
        options.configFolder = folder.path();
        workspace = std::make_unique<Workspace>(options, nullptr);
        window = std::make_unique<MainWindow>(workspace.get(), &dialogs);
        window->resize(1400, 900);
        window->show();
        shown = QTest::qWaitForWindowExposed(window.get());
        window->activateWindow();
    }
    ~ShellWindow()
    {
        window.reset();
        workspace.reset();
    }

    [[nodiscard]] QAction* action(const QString& name) const { return window->findChild<QAction*>(name); }
    [[nodiscard]] OpenDocument* document() const { return window->tabs()->current(); }
    [[nodiscard]] CanvasView* canvas() const { return window->tabs()->currentCanvas(); }
    [[nodiscard]] QList<Command> commands() const { return commandsOf(window.get(), canvas()); }
    [[nodiscard]] Command command(const QString& id) const
    {
        for (const Command& command : commands()) {
            if (command.id == id)
                return command;
        }
        return {};
    }
    // A new package with tasks in a row, and the focus on its canvas.
    void newPackage(const QStringList& jobs)
    {
        action(QStringLiteral("file.new"))->trigger();
        double x = 0;
        for (const QString& job : jobs) {
            document()->editor()->addJobs({{QStringLiteral("SQL01"), job}}, {x, 0});
            x += 300;
        }
        canvas()->setFocus();
    }

    QTemporaryDir folder;
    TestDialogs dialogs;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<MainWindow> window;
    bool shown = false;
};

} // namespace stellwerk::test
