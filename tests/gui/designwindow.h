// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasview.h"
#include "shell/documenttabs.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "testdialogs.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

// The real main window over an empty fleet, with one package open from a file.
class DesignWindow
{
public:
    explicit DesignWindow(const stellwerk::ParentPackage& package)
    {
        using namespace Qt::StringLiterals;
        stellwerk::FleetSession::Options options;
        options.configFolder = folder.path();
        workspace = std::make_unique<stellwerk::Workspace>(options, nullptr);
        window = std::make_unique<stellwerk::MainWindow>(workspace.get(), &dialogs);
        window->resize(1400, 900);
        window->show();
        window->activateWindow();
        file = folder.filePath(u"nightly.stellwerk"_s);
        saved = stellwerk::savePackage(package, file).has_value();
        workspace->open(file);
    }
    ~DesignWindow()
    {
        window.reset();
        workspace.reset();
    }
    [[nodiscard]] bool isOpen() const { return saved && window->tabs()->count() == 1; }
    [[nodiscard]] stellwerk::OpenDocument* document() const { return window->tabs()->current(); }
    [[nodiscard]] stellwerk::CanvasView* canvas() const { return window->tabs()->currentCanvas(); }
    [[nodiscard]] QAction* action(const QString& name) const { return window->findChild<QAction*>(name); }

    QTemporaryDir folder;
    stellwerk::TestDialogs dialogs;
    QString file;
    bool saved = false;
    std::unique_ptr<stellwerk::Workspace> workspace;
    std::unique_ptr<stellwerk::MainWindow> window;
};
