// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasactions.h"

#include "canvas/canvascommandrows.h"
#include "canvas/canvaslooking.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace stellwerk {

using namespace Qt::StringLiterals;

QList<CommandRow> allRows()
{
    return editingRows() + lookingRows() + gestureRows() + partRows() + seeingRows() + accessRows();
}

namespace {

bool isCheckable(CanvasCommand command)
{
    return command == CanvasCommand::SnapToGrid || command == CanvasCommand::CriticalPath ||
           command == CanvasCommand::Disable || command == CanvasCommand::Lock ||
           (command >= CanvasCommand::NoteYellow && command <= CanvasCommand::NoteGrey) ||
           (command >= CanvasCommand::LayoutTopDown && command <= CanvasCommand::InsertOnDrop) ||
           (command >= CanvasCommand::KindSuccess && command <= CanvasCommand::JoinAny);
}

} // namespace

CanvasActions::CanvasActions(CanvasView* view)
    : QObject(view)
    , m_view(view)
{
    for (const CommandRow& row : allRows()) {
        auto* action = new QAction(this);
        action->setObjectName(u"canvas."_s + QLatin1StringView(row.name));
        if (row.icon)
            action->setIcon(icon(*row.icon));
        action->setShortcuts(row.keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setCheckable(isCheckable(row.command));
        connect(action, &QAction::triggered, this,
                [this, command = row.command] { Q_EMIT triggered(command); });
        // CanvasLooking answers them before the window does (the log has the same keys).
        using C = CanvasCommand;
        static constexpr std::array kFirst{C::NextFailed, C::PreviousFailed, C::FindNext, C::FindPrevious,
                                           C::Find};
        action->setProperty("takesKeyFirst",
                            std::find(kFirst.cbegin(), kFirst.cend(), row.command) != kFirst.cend());
        view->addAction(action);
        m_actions.at(std::size_t(row.command)) = action;
    }
    for (const CanvasCommand on : {CanvasCommand::SnapToGrid, CanvasCommand::SmartGuides,
                                   CanvasCommand::InsertOnDrop, CanvasCommand::LayoutWrap})
        action(on)->setChecked(true);
    retranslate();
}

void CanvasActions::retranslate()
{
    for (const CommandRow& row : allRows())
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
            C::JoinAll, C::JoinAny, C::ZoomSelection, C::DuplicateAlone, C::Clone, C::Detach, C::DetachHeal,
            C::DisableBranch, C::SelectConnected},
           !tasks.isEmpty());
    enable({C::Rename, C::AddAfter, C::AddBefore}, tasks.size() == 1);
    enable({C::Flip}, !lines.isEmpty());
    enable({C::Connect}, !tasks.isEmpty() || lines.size() == 1);
    enable({C::Delete, C::Properties}, !tasks.isEmpty() || !lines.isEmpty());
    enable({C::AlignLeft, C::AlignCenter, C::AlignRight, C::AlignTop, C::AlignMiddle, C::AlignBottom,
            C::LayoutSelection},
           tasks.size() > 1);
    enable({C::DistributeHorizontal, C::DistributeVertical}, tasks.size() > 2);
    enable({C::AlongForward, C::AlongBack}, !package.constraints.isEmpty());
    enable({C::BesideNext, C::BesidePrevious}, lines.size() == 1 && tasks.isEmpty());
    enable({C::SelectAll, C::ZoomFit, C::LayoutAll, C::LayoutNew}, !package.tasks.isEmpty());
    const auto allLines = [&](ConstraintKind kind) {
        return !lines.isEmpty() && std::all_of(lines.cbegin(), lines.cend(), [&](const ConstraintId& id) {
            const Constraint* constraint = package.constraint(id);
            return constraint && constraint->kind == kind;
        });
    };
    action(C::KindSuccess)->setChecked(allLines(ConstraintKind::Success));
    action(C::KindFailure)->setChecked(allLines(ConstraintKind::Failure));
    action(C::KindCompletion)->setChecked(allLines(ConstraintKind::Completion));
    m_view->looking()->updateActions();
    const Task* first = tasks.isEmpty() ? nullptr : package.task(tasks.first());
    action(C::Disable)->setChecked(first && first->disabled);
    action(C::JoinAny)->setChecked(first && first->join == Join::Any);
    action(C::JoinAll)->setChecked(first && first->join == Join::All);
    updateParts();
}

QMenu* CanvasActions::newMenu()
{
    auto* menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"canvas.menu"_s);
    action(CanvasCommand::Paste)->setEnabled(PackageEditor::canPaste(QApplication::clipboard()->mimeData()));
    return menu;
}

void CanvasActions::addTo(QMenu* menu, std::initializer_list<CanvasCommand> commands)
{
    for (const CanvasCommand command : commands)
        menu->addAction(action(command));
    menu->addSeparator();
}

void CanvasActions::popUpMenu(const QPoint& global, bool onLine)
{
    using C = CanvasCommand;
    const bool onTasks = !m_view->selectedTasks().isEmpty();
    QMenu* menu = newMenu();
    const auto add = [&](std::initializer_list<C> commands) { addTo(menu, commands); };
    if (onLine) {
        add({C::KindSuccess, C::KindFailure, C::KindCompletion});
        add({C::QuickAdd, C::Connect, C::Flip});
        add({C::Delete});
        add({C::Properties});
    } else if (onTasks) {
        menu->addActions(m_runActions);
        menu->addSeparator();
        add({C::Connect, C::AddAfter, C::AddBefore});
        add({C::Rename, C::Disable, C::DisableBranch});
        add({C::JoinAll, C::JoinAny});
        add({C::Cut, C::Copy, C::Paste, C::Duplicate, C::Clone});
        add({C::Delete, C::DeleteHeal, C::Detach, C::DetachHeal});
        QMenu* related = menu->addMenu(tr("Se&lect"));
        for (const C command : {C::SelectUpstream, C::SelectDownstream, C::SelectConnected})
            related->addAction(action(command));
        menu->addSeparator();
        add({C::Group, C::Ungroup, C::Lock});
        if (m_view->selectedTasks().size() > 1) {
            QMenu* arrange = menu->addMenu(tr("Arran&ge"));
            for (int c = int(C::LayoutSelection); c <= int(C::DistributeVertical); ++c)
                arrange->addAction(action(C(c)));
            menu->addSeparator();
        }
        add({C::Properties});
    } else {
        add({C::QuickAdd, C::AddNote, C::Paste, C::SelectAll});
        add({C::LayoutAll, C::LayoutNew, C::ZoomFit, C::ZoomOriginal});
        add({C::SnapToGrid, C::SmartGuides, C::InsertOnDrop});
    }
    menu->popup(global);
}

} // namespace stellwerk
