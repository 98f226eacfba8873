// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/diffwindow.h"

#include "canvas/diffscene.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIndexRole = Qt::UserRole + 1; // of the change in the diff

QString signOf(DiffChange change)
{
    switch (change) {
    case DiffChange::Added:
        return u"+"_s;
    case DiffChange::Removed:
        return u"\u2212"_s;
    case DiffChange::Changed:
        return u"~"_s;
    case DiffChange::Moved:
        break;
    }
    return u"\u2194"_s;
}

} // namespace

DiffWindow::DiffWindow(const Version& before, const Version& after, const PackageDiff& diff, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_diff(diff)
    , m_canvas(new DiffCanvas(before.package, after.package, diff, this))
    , m_list(new QTreeWidget(this))
    , m_legend(new QLabel(this))
{
    setObjectName(u"diffWindow"_s);
    setWindowTitle(tr("Compare %1 with %2").arg(before.title, after.title));
    m_legend->setObjectName(u"diff.legend"_s);
    m_legend->setText(legend());
    m_legend->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_list->setObjectName(u"diff.changes"_s);
    m_list->setAccessibleName(tr("Changes"));
    m_list->setHeaderLabels({tr("Change"), before.title, after.title});
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    fillList();
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
    bar->addWidget(m_legend, 1);
    const auto button = [&](const QString& name, Icon picture, const QString& text, const QKeySequence& key,
                            int by) {
        auto* action = new QAction(icon(picture), text, this);
        action->setShortcut(key);
        action->setToolTip(u"%1 (%2)"_s.arg(text, key.toString(QKeySequence::NativeText)));
        addAction(action);
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setDefaultAction(action);
        made->setAutoRaise(true);
        bar->addWidget(made);
        connect(action, &QAction::triggered, this, [this, by] { step(by); });
    };
    button(u"diff.previous"_s, Icon::Up, tr("Previous change"), Qt::SHIFT | Qt::Key_F8, -1);
    button(u"diff.next"_s, Icon::Down, tr("Next change"), Qt::Key_F8, 1);
    auto* close = new QAction(this);
    close->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)});
    connect(close, &QAction::triggered, this, &QWidget::close);
    addAction(close);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_canvas);
    splitter->addWidget(m_list);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({700, 500});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);
    resize(1200, 720);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem* item) { chosen(item); });
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) { chosen(item); });
    connect(m_canvas, &DiffCanvas::clicked, this, &DiffWindow::choose);
    m_list->setFocus();
}

QString DiffWindow::legend() const
{
    if (m_diff.isEmpty())
        return tr("The two versions say the same.");
    const auto part = [this](DiffChange change, const QString& words) {
        return m_diff.count(change) == 0 ? QString() : signOf(change) + u' ' + words;
    };
    QStringList parts{part(DiffChange::Added, tr("%n added", nullptr, m_diff.count(DiffChange::Added))),
                      part(DiffChange::Removed, tr("%n removed", nullptr, m_diff.count(DiffChange::Removed))),
                      part(DiffChange::Changed, tr("%n changed", nullptr, m_diff.count(DiffChange::Changed))),
                      part(DiffChange::Moved, tr("%n only moved", nullptr, m_diff.count(DiffChange::Moved)))};
    parts.removeAll(QString());
    return parts.join(u"     "_s);
}

QString DiffWindow::nameOf(const DiffItem& item) const
{
    const ParentPackage& both = m_canvas->both();
    const auto taskName = [&](const TaskId& id) {
        const Task* task = both.task(id);
        return !task ? id : task->name.isEmpty() ? task->job : task->name;
    };
    if (item.list.isEmpty())
        return tr("The package itself");
    if (item.list == u"tasks")
        return taskName(item.id);
    if (const Constraint* line = item.list == u"constraints" ? both.constraint(item.id) : nullptr)
        return u"%1 \u2192 %2 (%3)"_s.arg(taskName(line->from), taskName(line->to), shownWord(line->kind));
    if (const Group* group = item.list == u"groups" ? both.group(item.id) : nullptr)
        return tr("Group %1").arg(group->title);
    if (const StickyNote* note = item.list == u"notes" ? both.note(item.id) : nullptr)
        return tr("Note: %1").arg(note->text.section(u'\n', 0, 0).left(60));
    return u"%1 %2"_s.arg(item.list, item.id);
}

void DiffWindow::fillList()
{
    for (qsizetype i = 0; i < m_diff.items.size(); ++i) {
        const DiffItem& item = m_diff.items.at(i);
        auto* row = new QTreeWidgetItem(m_list, {signOf(item.change) + u"  "_s + nameOf(item)});
        row->setData(0, kIndexRole, i);
        row->setToolTip(0, row->text(0));
        const auto mark = [&](const QString& word) {
            row->setText(item.change == DiffChange::Removed ? 1 : 2, word);
        };
        switch (item.change) {
        case DiffChange::Added:
            mark(tr("added"));
            break;
        case DiffChange::Removed:
            row->setText(1, tr("there", "the part stands in this version"));
            row->setText(2, tr("removed"));
            break;
        case DiffChange::Changed:
            mark(item.moved ? tr("changed and moved") : tr("changed"));
            break;
        case DiffChange::Moved:
            mark(tr("only moved"));
            break;
        }
        for (const DiffField& field : item.fields) {
            const auto shown = [](const QJsonValue& value) {
                return value.isUndefined() ? tr("standard", "a field that is left out")
                                           : diffValueText(value);
            };
            auto* line =
                new QTreeWidgetItem(row, {diffFieldName(field.key), shown(field.before), shown(field.after)});
            line->setData(0, kIndexRole, i);
            for (int column = 0; column < 3; ++column)
                line->setToolTip(column, line->text(column));
        }
        row->setExpanded(true);
        row->setSizeHint(0, {0, std::max(space::kMinimumTarget, fontMetrics().height() + space::kRelated)});
    }
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, fontMetrics().averageCharWidth() * 34);
    m_list->header()->resizeSection(1, fontMetrics().averageCharWidth() * 14);
}

void DiffWindow::chosen(const QTreeWidgetItem* item)
{
    if (item)
        m_canvas->lead(m_diff.items.at(item->data(0, kIndexRole).toInt()));
}

void DiffWindow::step(int by)
{
    const int count = m_list->topLevelItemCount();
    if (count == 0)
        return;
    QTreeWidgetItem* at = m_list->currentItem();
    while (at && at->parent())
        at = at->parent();
    const int next = at ? (m_list->indexOfTopLevelItem(at) + by + count) % count : (by > 0 ? 0 : count - 1);
    m_list->setCurrentItem(m_list->topLevelItem(next));
}

void DiffWindow::choose(const QString& list, const QString& id)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const DiffItem& item = m_diff.items.at(row);
        if (item.list == list && item.id == id)
            m_list->setCurrentItem(m_list->topLevelItem(row));
    }
}

QString diffFieldName(const QString& key)
{
    static const QHash<QString, const char*> names{
        {u"name"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Name")},
        {u"description"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Description")},
        {u"job"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Job")},
        {u"server"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Server")},
        {u"servers"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Any of the servers")},
        {u"serverGroup"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Any server of the group")},
        {u"serverTag"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Any server with the tag")},
        {u"mode"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Ends when")},
        {u"join"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Starts after")},
        {u"kind"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Kind")},
        {u"from"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "From the task")},
        {u"to"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "To the task")},
        {u"timeoutSeconds"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Time-out in seconds")},
        {u"retry.count"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Retries")},
        {u"retry.backoffSeconds"_s,
         QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Wait before a retry, seconds")},
        {u"retry.factor"_s,
         QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Each wait is so many times the last")},
        {u"onCancel"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "When cancelled")},
        {u"alreadyRunning"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "When the job runs already")},
        {u"startStep"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "First step")},
        {u"weight"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Weight")},
        {u"group"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Group")},
        {u"note"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Note")},
        {u"disabled"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Disabled")},
        {u"title"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Title")},
        {u"text"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Text")},
        {u"color"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Colour")},
        {u"maxConcurrent"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "At most at the same time")},
        {u"limits.maxConcurrent"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "At most at the same time")},
        {u"limits.timeoutSeconds"_s,
         QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Time-out of the run in seconds")},
        {u"limits.refuseDisabledJobs"_s,
         QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Jobs that are disabled are refused")},
        {u"window.endsBy"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Must end by")},
        {u"layout.locked"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Locked in its place")},
        {u"layout.folded"_s, QT_TRANSLATE_NOOP("stellwerk::DiffWindow", "Folded")},
    };
    if (const char* name = names.value(key))
        return DiffWindow::tr(name);
    const QString perServer = u"limits.perServer."_s;
    if (key.startsWith(perServer))
        return DiffWindow::tr("At most at the same time on %1").arg(key.mid(perServer.size()));
    return key;
}

} // namespace stellwerk
