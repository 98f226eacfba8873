// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/outlinepanel.h"

#include "canvas/canvaslooking.h"
#include "canvas/canvasview.h"
#include "outline/outlinefilter.h"
#include "outline/outlinemodel.h"
#include "theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QTreeView>

// What the outline offers for its rows and columns.
namespace stellwerk {

using namespace Qt::StringLiterals;

void OutlinePanel::lead(const QModelIndex& index)
{
    const TaskId task = model() ? model()->taskAt(page().proxy->mapToSource(index)) : TaskId();
    if (!task.isEmpty())
        m_canvas->looking()->leadTo(task);
}

void OutlinePanel::copy() const
{
    const QHeaderView* header = view()->header();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.append(header->logicalIndex(visual));
    }
    const auto line = [&](const auto& cell) {
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells.append(QString(cell(column)).replace(u'\t', u' ').replace(u'\n', u' '));
        return cells.join(u'\t');
    };
    QStringList lines{line([&](int column) {
        return page().proxy->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    })};
    // From top to bottom as shown, whatever the order of choosing.
    for (QModelIndex at = page().proxy->index(0, 0); at.isValid(); at = view()->indexBelow(at)) {
        if (view()->selectionModel()->isRowSelected(at.row(), at.parent()))
            lines.append(line([&](int column) { return at.siblingAtColumn(column).data().toString(); }));
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void OutlinePanel::showMenu(const QPoint& at)
{
    if (!m_canvas)
        return;
    using C = CanvasCommand;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"outline.menu"_s);
    QAction* show = menu->addAction(icon(Icon::Find), tr("&Show on the canvas"), this,
                                    [this] { lead(view()->currentIndex()); });
    show->setEnabled(!m_canvas->selectedTasks().isEmpty());
    menu->addAction(icon(Icon::Rename), tr("&Rename"), this,
                    [this] { view()->edit(view()->currentIndex().siblingAtColumn(0)); });
    menu->addAction(m_canvas->action(C::Properties));
    menu->addSeparator();
    for (const C command : {C::ConnectTo, C::JoinAll, C::JoinAny, C::Disable})
        menu->addAction(m_canvas->action(command));
    menu->addSeparator();
    for (const C command : {C::SelectUpstream, C::SelectDownstream})
        menu->addAction(m_canvas->action(command));
    menu->addSeparator();
    menu->addAction(icon(Icon::Copy), tr("&Copy as a table"), this, &OutlinePanel::copy)
        ->setShortcut(QKeySequence::Copy);
    menu->addAction(m_canvas->action(C::Delete));
    menu->popup(view()->viewport()->mapToGlobal(at));
}

void OutlinePanel::fillColumnMenu(QMenu* menu)
{
    menu->clear();
    for (int column = 1; column < int(OutlineColumn::Count); ++column) { // the name always shows
        QAction* action = menu->addAction(OutlineRow::titleOf(OutlineColumn(column)));
        action->setCheckable(true);
        action->setChecked(!view()->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            view()->setColumnHidden(column, !on);
            if (on && view()->columnWidth(column) < 20)
                view()->setColumnWidth(column, fontMetrics().averageCharWidth() * 16);
        });
    }
}

QByteArray OutlinePanel::saveColumns() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << isTable();
    for (const Page& made : m_pages)
        stream << made.view->header()->saveState();
    return state;
}

void OutlinePanel::restoreColumns(const QByteArray& state)
{
    QDataStream stream(state);
    bool table = false;
    stream >> table;
    for (const Page& made : m_pages) {
        QByteArray header;
        stream >> header;
        if (stream.status() == QDataStream::Ok && made.view->header()->restoreState(header))
            made.view->setProperty("restored", true);
    }
    if (stream.status() == QDataStream::Ok)
        setTable(table);
}

} // namespace stellwerk
