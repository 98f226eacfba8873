// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/commandpalette.h"
#include "shell/shortcutscheme.h"

#include <QPointer>

class QMainWindow;

namespace stellwerk {

class CheatSheet;
class Dialogs;
class DocumentTabs;
class FleetPanel;
class PaneCycle;
class SettingsDialog;
class WindowDocks;
class Workspace;

enum class Icon;

// What helps with every other command: the palette, the keys and their editor, the cheat sheet, the way from
// pane to pane and from package to package. Main thread.
class WindowTools final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Workspace* workspace;
        DocumentTabs* tabs;
        FleetPanel* fleet;
        WindowDocks* docks;
        Dialogs* dialogs;
    };
    WindowTools(QMainWindow* window, const Parts& parts);

    // Once the menus stand: from here on commands have the chosen keys.
    void adoptCommands();
    [[nodiscard]] ShortcutScheme* shortcuts() const { return m_scheme; }
    [[nodiscard]] CommandPalette* commandPalette() const { return m_palette; }
    void openShortcuts();
    void openSettings();
    // Pages of the settings that others make.
    using MakePage = std::function<QWidget*(QWidget* parent)>;
    void setSettingsPages(MakePage notifications, MakePage reports);

    QAction* palette;
    QAction* editShortcuts;
    QAction* editSettings;
    QAction* cheatSheet;
    QAction* ownWindow; // of the current canvas
    QAction* nextPane;
    QAction* previousPane;
    QAction* nextDocument;
    QAction* previousDocument;

private:
    [[nodiscard]] QAction* make(const QString& name, std::optional<Icon> picture, const QString& text,
                                const QList<QKeySequence>& keys);
    void setUpPalette();
    [[nodiscard]] QList<PaletteRow> commandRows() const;
    [[nodiscard]] QList<PaletteRow> taskRows() const;
    [[nodiscard]] QList<PaletteRow> serverRows() const;
    [[nodiscard]] QList<PaletteRow> documentRows() const;
    [[nodiscard]] QWidget* activeWindow() const;

    QMainWindow* m_window;
    Parts m_parts;
    ShortcutScheme* m_scheme;
    CommandPalette* m_palette;
    CheatSheet* m_sheet;
    PaneCycle* m_panes;
    QPointer<SettingsDialog> m_settings;
    MakePage m_notificationPage;
    MakePage m_reportPage;
};

} // namespace stellwerk
