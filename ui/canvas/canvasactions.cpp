// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasactions.h"

#include "theme/icons.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <optional>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    CanvasCommand command;
    const char* name;
    const char* text;
    std::optional<Icon> icon;
    QList<QKeySequence> keys;
};

QList<Row> editingRows()
{
    using C = CanvasCommand;
    using K = QKeySequence;
    return {
        {C::Cut, "cut", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Cu&t"), Icon::Cut, {K(K::Cut)}},
        {C::Copy, "copy", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Copy"), Icon::Copy, {K(K::Copy)}},
        {C::Paste,
         "paste",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Paste"),
         Icon::Paste,
         {K(K::Paste)}},
        {C::Duplicate,
         "duplicate",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "D&uplicate"),
         Icon::Duplicate,
         {K(u"Ctrl+D"_s)}},
        {C::Delete,
         "delete",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Delete"),
         Icon::Delete,
         {K(K::Delete)}},
        {C::DeleteHeal,
         "deleteheal",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Delete and close the &gap"),
         Icon::DeleteHeal,
         {K(u"Ctrl+Del"_s)}},
        {C::SelectAll,
         "selectall",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Select &all"),
         Icon::SelectAll,
         {K(K::SelectAll)}},
        {C::SelectNone,
         "selectnone",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Select &none"),
         {},
         {K(u"Ctrl+Shift+A"_s)}},
        {C::SelectUpstream,
         "selectupstream",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Select what comes &before"),
         {},
         {K(u"Ctrl+["_s)}},
        {C::SelectDownstream,
         "selectdownstream",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Select what comes a&fter"),
         {},
         {K(u"Ctrl+]"_s)}},
        {C::Rename,
         "rename",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Rename"),
         Icon::Rename,
         {K(u"F2"_s)}},
        {C::Properties,
         "properties",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Pr&operties"),
         Icon::Properties,
         {K(u"Return"_s), K(u"Enter"_s)}},
        {C::QuickAdd,
         "quickadd",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Add &task\u2026"),
         Icon::Add,
         {K(u"Ins"_s), K(u"Ctrl+Space"_s)}},
        {C::Connect,
         "connect",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Connect"),
         Icon::Connect,
         {K(u"L"_s)}},
        {C::KindSuccess,
         "kindsuccess",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "On &success"),
         Icon::ConstraintSuccess,
         {K(u"S"_s)}},
        {C::KindFailure,
         "kindfailure",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "On &failure"),
         Icon::ConstraintFailure,
         {K(u"F"_s)}},
        {C::KindCompletion,
         "kindcompletion",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "On &completion"),
         Icon::ConstraintCompletion,
         {K(u"C"_s)}},
        {C::JoinAll,
         "joinall",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Start after a&ll"),
         {},
         {K(u"Shift+J"_s)}},
        {C::JoinAny,
         "joinany",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Start after an&y"),
         Icon::JoinAny,
         {K(u"J"_s)}},
        {C::Disable,
         "disable",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "D&isabled"),
         Icon::Disable,
         {K(u"D"_s)}},
    };
}

QList<Row> lookingRows()
{
    using C = CanvasCommand;
    using K = QKeySequence;
    return {
        {C::ZoomIn,
         "zoomin",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Zoom &in"),
         Icon::ZoomIn,
         {K(K::ZoomIn), K(u"Ctrl+="_s)}},
        {C::ZoomOut,
         "zoomout",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Zoom &out"),
         Icon::ZoomOut,
         {K(K::ZoomOut)}},
        {C::ZoomOriginal,
         "zoomoriginal",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&100 %"),
         Icon::ZoomOriginal,
         {K(u"Ctrl+0"_s)}},
        {C::ZoomFit,
         "zoomfit",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Fit all"),
         Icon::ZoomFit,
         {K(u"Ctrl+9"_s), K(u"Shift+1"_s)}},
        {C::ZoomSelection,
         "zoomselection",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Fit &selection"),
         Icon::ZoomSelection,
         {K(u"Shift+2"_s)}},
        {C::LayoutAll,
         "layoutall",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "&Arrange all"),
         Icon::Layout,
         {K(u"Shift+Alt+T"_s)}},
        {C::LayoutSelection,
         "layoutselection",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Arrange s&election"),
         {},
         {}},
        {C::AlignLeft,
         "alignleft",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Align &left"),
         Icon::AlignLeft,
         {}},
        {C::AlignCenter,
         "aligncenter",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Align &centres"),
         {},
         {}},
        {C::AlignRight, "alignright", QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Align &right"), {}, {}},
        {C::AlignTop,
         "aligntop",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Align &top"),
         Icon::AlignTop,
         {}},
        {C::AlignMiddle,
         "alignmiddle",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Align &middles"),
         {},
         {}},
        {C::AlignBottom,
         "alignbottom",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Align &bottom"),
         {},
         {}},
        {C::DistributeHorizontal,
         "distributehorizontal",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Distribute &horizontally"),
         Icon::DistributeHorizontal,
         {}},
        {C::DistributeVertical,
         "distributevertical",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Distribute &vertically"),
         Icon::DistributeVertical,
         {}},
        {C::SnapToGrid,
         "snaptogrid",
         QT_TRANSLATE_NOOP("stellwerk::CanvasActions", "Snap to &grid"),
         Icon::Grid,
         {}},
    };
}

QList<Row> allRows()
{
    return editingRows() + lookingRows();
}

bool isCheckable(CanvasCommand command)
{
    return command == CanvasCommand::SnapToGrid || command == CanvasCommand::Disable ||
           (command >= CanvasCommand::KindSuccess && command <= CanvasCommand::JoinAny);
}

} // namespace

CanvasActions::CanvasActions(CanvasView* view)
    : QObject(view)
    , m_view(view)
{
    for (const Row& row : allRows()) {
        auto* action = new QAction(this);
        action->setObjectName(u"canvas."_s + QLatin1StringView(row.name));
        if (row.icon)
            action->setIcon(icon(*row.icon));
        action->setShortcuts(row.keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setCheckable(isCheckable(row.command));
        connect(action, &QAction::triggered, this,
                [this, command = row.command] { Q_EMIT triggered(command); });
        view->addAction(action);
        m_actions.at(std::size_t(row.command)) = action;
    }
    action(CanvasCommand::SnapToGrid)->setChecked(true);
    retranslate();
}

void CanvasActions::retranslate()
{
    for (const Row& row : allRows())
        action(row.command)->setText(tr(row.text));
}

void CanvasActions::update()
{
    using C = CanvasCommand;
    const QList<TaskId> tasks = m_view->selectedTasks();
    const QList<ConstraintId> lines = m_view->selectedConstraints();
    const ParentPackage& package = m_view->editor()->package();
    const auto enable = [this](std::initializer_list<C> commands, bool on) {
        for (const C command : commands)
            action(command)->setEnabled(on);
    };
    enable({C::Cut, C::Copy, C::Duplicate, C::DeleteHeal, C::SelectUpstream, C::SelectDownstream, C::Disable,
            C::JoinAll, C::JoinAny, C::Connect, C::ZoomSelection},
           !tasks.isEmpty());
    enable({C::Rename}, tasks.size() == 1);
    enable({C::Delete, C::Properties}, !tasks.isEmpty() || !lines.isEmpty());
    enable({C::AlignLeft, C::AlignCenter, C::AlignRight, C::AlignTop, C::AlignMiddle, C::AlignBottom,
            C::LayoutSelection},
           tasks.size() > 1);
    enable({C::DistributeHorizontal, C::DistributeVertical}, tasks.size() > 2);
    enable({C::SelectAll, C::ZoomFit, C::LayoutAll}, !package.tasks.isEmpty());
    const auto allLines = [&](ConstraintKind kind) {
        return !lines.isEmpty() && std::all_of(lines.cbegin(), lines.cend(), [&](const ConstraintId& id) {
            const Constraint* constraint = package.constraint(id);
            return constraint && constraint->kind == kind;
        });
    };
    action(C::KindSuccess)->setChecked(allLines(ConstraintKind::Success));
    action(C::KindFailure)->setChecked(allLines(ConstraintKind::Failure));
    action(C::KindCompletion)->setChecked(allLines(ConstraintKind::Completion));
    const Task* first = tasks.isEmpty() ? nullptr : package.task(tasks.first());
    action(C::Disable)->setChecked(first && first->disabled);
    action(C::JoinAny)->setChecked(first && first->join == Join::Any);
    action(C::JoinAll)->setChecked(first && first->join == Join::All);
}

void CanvasActions::popUpMenu(const QPoint& global, bool onLine)
{
    using C = CanvasCommand;
    const bool onTasks = !m_view->selectedTasks().isEmpty();
    auto* menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"canvas.menu"_s);
    const auto add = [&](std::initializer_list<C> commands) {
        for (const C command : commands)
            menu->addAction(action(command));
        menu->addSeparator();
    };
    action(C::Paste)->setEnabled(PackageEditor::canPaste(QApplication::clipboard()->mimeData()));
    if (onLine) {
        add({C::KindSuccess, C::KindFailure, C::KindCompletion});
        add({C::Delete});
        add({C::Properties});
    } else if (onTasks) {
        menu->addActions(m_runActions);
        menu->addSeparator();
        add({C::Connect, C::Rename, C::Disable});
        add({C::JoinAll, C::JoinAny});
        add({C::Cut, C::Copy, C::Paste, C::Duplicate});
        add({C::Delete, C::DeleteHeal});
        add({C::SelectUpstream, C::SelectDownstream});
        if (m_view->selectedTasks().size() > 1) {
            QMenu* arrange = menu->addMenu(tr("Arran&ge"));
            for (int c = int(C::LayoutSelection); c <= int(C::DistributeVertical); ++c)
                arrange->addAction(action(C(c)));
            menu->addSeparator();
        }
        add({C::Properties});
    } else {
        add({C::QuickAdd, C::Paste, C::SelectAll});
        add({C::LayoutAll, C::ZoomFit, C::ZoomOriginal});
        add({C::SnapToGrid});
    }
    menu->popup(global);
}

} // namespace stellwerk
