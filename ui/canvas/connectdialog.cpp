// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/connectdialog.h"

#include "canvas/canvaslooking.h"
#include "canvas/canvasscene.h"
#include "canvas/taskpicture.h"
#include "theme/icons.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

ConnectDialog::ConnectDialog(CanvasScene* scene, const TaskId& from, const TaskId& to, QWidget* parent)
    : QDialog(parent)
    , m_scene(scene)
    , m_from(new QComboBox(this))
    , m_to(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_reason(new QLabel(this))
{
    setObjectName(u"connectDialog"_s);
    setWindowTitle(tr("Connect tasks"));
    fill(m_from, from, u"connect.from"_s);
    fill(m_to, to, u"connect.to"_s);
    m_kind->setObjectName(u"connect.kind"_s);
    const std::array<std::pair<ConstraintKind, Icon>, 3> kinds{
        {{ConstraintKind::Success, Icon::ConstraintSuccess},
         {ConstraintKind::Failure, Icon::ConstraintFailure},
         {ConstraintKind::Completion, Icon::ConstraintCompletion}}};
    for (const auto& [kind, picture] : kinds)
        m_kind->addItem(icon(picture), shownWord(kind), int(kind));
    m_reason->setObjectName(u"connect.reason"_s);
    m_reason->setWordWrap(true);
    m_reason->setMinimumHeight(2 * fontMetrics().height());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Connect"));
    m_ok->setObjectName(u"connect.ok"_s);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&After the task:"), m_from);
    form->addRow(tr("&on its:"), m_kind);
    form->addRow(tr("&starts the task:"), m_to);
    form->addRow(m_reason);
    form->addRow(buttons);
    resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
    for (QComboBox* box : {m_from, m_to, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, &ConnectDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::connectNow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    (from.isEmpty() ? m_from : m_to)->setFocus();
    update();
}

void ConnectDialog::fill(QComboBox* box, const TaskId& chosen, const QString& name)
{
    box->setObjectName(name);
    box->setEditable(true); // to type a part of the name
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->lineEdit()->setPlaceholderText(tr("Choose a task, or type a part of its name"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(30);
    const ParentPackage& package = m_scene->editor()->package();
    QHash<TaskId, const Task*> tasks;
    for (const Task& task : package.tasks)
        tasks.insert(task.id, &task);
    for (const TaskId& id : tasksInReadingOrder(*m_scene)) {
        const Task* task = tasks.value(id);
        if (!task)
            continue;
        const QString shown = task->name.isEmpty() ? task->job : task->name;
        box->addItem(u"%1 \u00b7 %2"_s.arg(shown, whereText(task->where)), id);
    }
    box->setCurrentIndex(box->findData(chosen));
}

TaskId ConnectDialog::taskOf(const QComboBox* box)
{
    return box->currentIndex() < 0 ? TaskId() : box->currentData().toString();
}

void ConnectDialog::update()
{
    const TaskId from = taskOf(m_from);
    const TaskId to = taskOf(m_to);
    const bool both = !from.isEmpty() && !to.isEmpty();
    const auto refusal = both ? m_scene->editor()->refusal(from, to) : PackageEditor::Refusal::Unknown;
    m_ok->setEnabled(both && refusal == PackageEditor::Refusal::None);
    m_reason->setText(both ? PackageEditor::refusalText(refusal) : QString());
}

void ConnectDialog::connectNow()
{
    const ConstraintId made = m_scene->editor()->connectTasks(taskOf(m_from), taskOf(m_to),
                                                              ConstraintKind(m_kind->currentData().toInt()));
    if (made.isEmpty())
        return update();
    Q_EMIT connected(made);
    accept();
}

} // namespace stellwerk
