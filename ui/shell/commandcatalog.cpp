// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandcatalog.h"

#include "canvas/canvasview.h"

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Catalog
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Catalog)
};

// Ours are called "area.name"; Qt's own children of line edits and views are not.
QString idOf(const QAction* action)
{
    const QString name = action->objectName();
    return name.contains(u'.') ? name : QString();
}

QString scopeOf(const QAction* action)
{
    const Qt::ShortcutContext context = action->shortcutContext();
    return context == Qt::WidgetShortcut || context == Qt::WidgetWithChildrenShortcut
               ? idOf(action).section(u'.', 0, 0)
               : QString();
}

QString stripped(QString text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'&' && i + 1 < text.size())
            ++i;
        plain += text.at(i);
    }
    return plain.section(u'\t', 0, 0);
}

void gather(const QMenu* menu, const QString& place, QList<Command>& found, QSet<const QAction*>& seen)
{
    for (QAction* action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu* inner = action->menu()) {
            gather(inner, place + u" \u203A "_s + plainText(action), found, seen);
            continue;
        }
        if (seen.contains(action))
            continue;
        seen.insert(action);
        found.append({action, idOf(action), plainText(action), place, scopeOf(action)});
    }
}

} // namespace

QString plainText(const QAction* action)
{
    QString text = stripped(action->text());
    if (text.endsWith(u'\u2026'))
        text.chop(1);
    return text;
}

QList<Command> commandsOf(const QMainWindow* window, const CanvasView* canvas)
{
    QList<Command> found;
    QSet<const QAction*> seen;
    for (const QAction* top : window->menuBar()->actions()) {
        if (const QMenu* menu = top->menu())
            gather(menu, plainText(top), found, seen);
    }
    const auto addOwn = [&](QAction* action) {
        if (seen.contains(action) || action->menu() || action->isSeparator() || idOf(action).isEmpty() ||
            action->text().isEmpty() || !action->isVisible())
            return;
        seen.insert(action);
        found.append({action, idOf(action), plainText(action), {}, scopeOf(action)});
    };
    if (canvas) {
        for (int command = 0; command < int(CanvasCommand::Count); ++command) {
            if (QAction* action = canvas->action(CanvasCommand(command)))
                addOwn(action);
        }
    }
    for (QAction* action : window->findChildren<QAction*>()) {
        // Other canvases' commands, and those that stand for a canvas's while there is none, are the same
        // ones.
        const QString name = action->objectName();
        if (!name.startsWith(u"canvas.") && !name.startsWith(u"standIn."))
            addOwn(action);
    }
    return found;
}

QString reasonAgainst(const QAction* action)
{
    if (action->isEnabled())
        return {};
    const QString said = action->property("disabledReason").toString();
    if (!said.isEmpty())
        return said;
    const QString id = action->objectName();
    if (id.startsWith(u"standIn."))
        return Catalog::tr("No parent package is open.");
    if (id.startsWith(u"canvas."))
        return Catalog::tr("Nothing on the canvas is selected that it could be done to.");
    if (id == u"edit.undo" || id == u"edit.redo")
        return Catalog::tr("There is no such step.");
    if (id.startsWith(u"fleet.") || id.startsWith(u"server."))
        return Catalog::tr("Select a server or a job in the tree first.");
    if (id.startsWith(u"file."))
        return Catalog::tr("There is nothing to be saved or closed.");
    if (id.startsWith(u"run.") || id.startsWith(u"task."))
        return Catalog::tr("Not possible in the present state of the run.");
    if (!action->statusTip().isEmpty())
        return action->statusTip();
    // Only a tool tip of its own says more than the name.
    return action->toolTip() != plainText(action) ? action->toolTip() : Catalog::tr("Not possible now.");
}

bool scopesOverlap(const QString& one, const QString& other)
{
    return one.isEmpty() || other.isEmpty() || one == other;
}

QString scopeText(const QString& scope)
{
    if (scope.isEmpty())
        return Catalog::tr("Whole window");
    if (scope == u"canvas")
        return Catalog::tr("Canvas");
    if (scope == u"log")
        return Catalog::tr("Log");
    if (scope == u"timeline")
        return Catalog::tr("Timeline");
    if (scope == u"durations")
        return Catalog::tr("Durations");
    if (scope == u"fleet")
        return Catalog::tr("Servers");
    return scope;
}

} // namespace stellwerk
