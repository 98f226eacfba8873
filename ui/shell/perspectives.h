// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <array>

class QAction;
class QMainWindow;

namespace stellwerk {

class DocumentTabs;
class WindowDocks;

enum class Perspective { Design, Run, Analyse, Count };

// Three arrangements of the same docks: for designing, while something runs, and for finding out what
// happened. Each remembers how it was left, and which page of the centre was in front. Switching moves docks
// and nothing else: not the selection, not the zoom, and the focus only if what had it went out of sight.
// Main thread.
class Perspectives final : public QObject
{
    Q_OBJECT
public:
    // Of QMainWindow::saveState(); a state of another version is not taken. Count it up when docks or their
    // meaning change so much that an old arrangement makes no sense.
    static constexpr int kStateVersion = 2;

    Perspectives(QMainWindow* window, WindowDocks* docks, DocumentTabs* tabs);

    [[nodiscard]] Perspective current() const { return m_current; }
    void switchTo(Perspective perspective);
    void reset(); // the current one, to how it was at first
    // The page of the centre that Analyse shows as long as nothing else was chosen there; else the first.
    void setAnalysePage(const QString& objectName) { m_analysePage = objectName; }

    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; } // one each, in one group
    [[nodiscard]] static QString nameOf(Perspective perspective);

    // All arrangements, for the next start; the current one as it is now.
    [[nodiscard]] QJsonObject state();
    // Takes what of it makes sense; the rest is as at first.
    void restore(const QJsonObject& state);
    // A floating dock that no screen shows comes back to one.
    void bringBack();

Q_SIGNALS:
    void switched(stellwerk::Perspective perspective);

private:
    struct Memory
    {
        QByteArray docks;  // empty: as at first
        bool page = false; // of the centre, that is no package, was in front
        QString front;     // its name
    };
    void remember();
    void apply(const Memory& memory);
    void arrange(Perspective perspective);
    void showFront(const Memory& memory);

    QMainWindow* m_window;
    WindowDocks* m_docks;
    DocumentTabs* m_tabs;
    QList<QAction*> m_actions;
    QString m_analysePage;
    Perspective m_current = Perspective::Design;
    std::array<Memory, std::size_t(Perspective::Count)> m_memories;
};

} // namespace stellwerk
