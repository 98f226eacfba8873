// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/taskrunpanel.h"

#include "run/delays.h"
#include "run/runmodel.h"
#include "run/taskcontrols.h"
#include "session/fleetsession.h"
#include "session/shownrun.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

TaskRunPanel::TaskRunPanel(FleetSession* session, TaskControls* controls, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_controls(controls)
    , m_picture(new QLabel(this))
    , m_state(new QLabel(this))
    , m_where(new QLabel(this))
    , m_delay(new QLabel(this))
    , m_message(new QPlainTextEdit(this))
{
    setObjectName(u"taskRun"_s);
    m_state->setObjectName(u"taskRun.state"_s);
    m_state->setWordWrap(true);
    QFont bold = m_state->font();
    bold.setWeight(QFont::DemiBold);
    m_state->setFont(bold);
    m_where->setObjectName(u"taskRun.where"_s);
    m_where->setWordWrap(true);
    m_where->setForegroundRole(QPalette::PlaceholderText);
    m_delay->setObjectName(u"taskRun.delay"_s);
    m_delay->setWordWrap(true);
    m_delay->setTextFormat(Qt::PlainText);
    m_message->setObjectName(u"taskRun.message"_s);
    m_message->setAccessibleName(tr("What went wrong"));
    m_message->setReadOnly(true);
    m_message->setTabChangesFocus(true);
    m_message->setMaximumHeight(fontMetrics().lineSpacing() * 6);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kRelated);
    head->addWidget(m_picture, 0, Qt::AlignTop);
    head->addWidget(m_state, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, 0);
    column->setSpacing(space::kUnit);
    column->addLayout(head);
    column->addWidget(m_where);
    column->addWidget(m_delay);
    column->addWidget(m_message);
    setUpButtons();
    connect(controls, &TaskControls::updated, this, &TaskRunPanel::update);
    update();
}

void TaskRunPanel::setUpButtons()
{
    auto* grid = new QGridLayout;
    grid->setSpacing(2);
    int at = 0;
    for (QAction* action : m_controls->actions()) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + u".button"_s);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        button->setAutoRaise(true);
        grid->addWidget(button, at / 2, at % 2);
        ++at;
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
}

void TaskRunPanel::setShown(ShownRun* shown)
{
    m_shown = shown;
    connect(shown->moment(), &RunMoment::momentChanged, this, &TaskRunPanel::update);
    update();
}

namespace {

// The first few; the canvas shows the rest.
QString namesOf(const QList<TaskId>& tasks, const std::function<QString(const TaskId&)>& name)
{
    constexpr int kMost = 3;
    QStringList names;
    for (const TaskId& task : tasks.first(std::min<qsizetype>(kMost, tasks.size())))
        names.append(name(task));
    return names.join(u", "_s) + (tasks.size() > kMost ? u", …"_s : QString());
}

} // namespace

void TaskRunPanel::setTasks(const QList<TaskId>& tasks, bool ofRun)
{
    m_task = tasks.size() == 1 ? tasks.first() : TaskId();
    m_ofRun = ofRun;
    update();
}

// Against what is usual; while it runs, what it has cost so far.
QString TaskRunPanel::delayText() const
{
    if (!m_shown)
        return {};
    const RunModel* run = m_shown->run();
    const ParentPackage& package = m_shown->package();
    const auto delay = delayOf(m_task, package, timesOf(*run, run->now()), usualFrom(*run));
    if (!delay)
        return {};
    const auto name = [&](const TaskId& id) {
        const Task* task = package.task(id);
        return task ? task->name : id;
    };
    const auto length = [](std::chrono::milliseconds span) {
        return durationText(std::chrono::round<std::chrono::seconds>(span));
    };
    QStringList parts;
    if (!delay->later.isEmpty())
        parts.append(tr("Delayed %n task(s), most of all %1, by %2.", nullptr, int(delay->later.size()))
                         .arg(name(delay->later.first().task), length(delay->later.first().by)));
    if (!delay->prevented.isEmpty())
        parts.append(tr("Kept %n task(s) from running: %1.", nullptr, int(delay->prevented.size()))
                         .arg(namesOf(delay->prevented, name)));
    return parts.join(u' ');
}

void TaskRunPanel::update()
{
    setVisible(!m_task.isEmpty());
    const RunModel* run = m_shown ? m_shown->run() : m_session->run();
    const RunModel::TaskRow* row = m_ofRun ? run->row(m_task) : nullptr;
    m_picture->setVisible(row != nullptr);
    m_state->setVisible(row != nullptr);
    m_where->setVisible(row && !row->server.isEmpty());
    m_message->setVisible(row && !row->error.isEmpty());
    const QString delay = row ? delayText() : QString();
    m_delay->setVisible(!delay.isEmpty());
    m_delay->setText(delay);
    if (!row)
        return;
    m_picture->setPixmap(iconOf(lookOf(row->state, row->outcome)).pixmap(16, 16));
    m_state->setText(row->outcome ? shownEnd(*row->outcome, row->failure) : shownWord(row->state));
    QStringList parts{row->server};
    if (row->attempts > 1)
        parts.append(tr("attempt %1").arg(row->attempts));
    if (row->started.isValid()) {
        parts.append(tr("started %1", "time")
                         .arg(QLocale().toString(row->started.toLocalTime().time(), QLocale::ShortFormat)));
        if (row->ended.isValid())
            parts.append(durationText(std::chrono::seconds(row->started.secsTo(row->ended))));
    }
    if (!row->lastStep.isEmpty())
        parts.append(tr("last step: %1").arg(row->lastStep));
    m_where->setText(parts.join(u" \u00b7 "_s));
    if (m_message->toPlainText() != row->error)
        m_message->setPlainText(row->error);
}

} // namespace stellwerk
