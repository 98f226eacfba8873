// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tasklistpopup.h"

#include "shell/backgroundtasks.h"
#include "theme/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;
using State = BackgroundTasks::State;

class TaskListPopup::Row final : public QWidget
{
public:
    Row(BackgroundTasks* tasks, int id, QWidget* parent)
        : QWidget(parent)
        , m_title(new QLabel(this))
        , m_detail(new QLabel(this))
        , m_bar(new QProgressBar(this))
        , m_button(new QPushButton(this))
    {
        setObjectName(u"task.%1"_s.arg(id));
        for (QLabel* label : {m_title, m_detail}) {
            label->setTextFormat(Qt::PlainText); // names of files and servers, errors
            label->setWordWrap(true);
        }
        m_detail->setForegroundRole(QPalette::PlaceholderText);
        m_bar->setTextVisible(false);
        m_bar->setFixedHeight(space::kUnit + 2);
        m_button->setObjectName(u"task.button"_s);
        auto* column = new QVBoxLayout;
        column->setSpacing(space::kUnit);
        column->addWidget(m_title);
        column->addWidget(m_bar);
        column->addWidget(m_detail);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, space::kUnit, 0, space::kUnit);
        row->setSpacing(space::kGroup);
        row->addLayout(column, 1);
        row->addWidget(m_button, 0, Qt::AlignVCenter);
        connect(m_button, &QPushButton::clicked, tasks, [this, tasks, id] {
            if (m_running)
                tasks->cancel(id);
            else
                tasks->dismiss(id);
        });
    }

    void show(const QModelIndex& index)
    {
        const QString title = index.data().toString();
        const QString detail = index.data(BackgroundTasks::DetailRole).toString();
        const auto state = State(index.data(BackgroundTasks::StateRole).toInt());
        const int permille = index.data(BackgroundTasks::PermilleRole).toInt();
        const bool cancellable = index.data(BackgroundTasks::CancellableRole).toBool();
        m_running = state == State::Running || state == State::Cancelling;
        m_title->setText(title);
        const QString said = TaskListPopup::tr("%1: %2", "state of background work, detail");
        m_detail->setText(detail.isEmpty()          ? wordOf(state, permille)
                          : state == State::Running ? detail
                                                    : said.arg(wordOf(state, permille), detail));
        m_bar->setVisible(m_running);
        m_bar->setRange(0, permille < 0 ? 0 : 1000);
        m_bar->setValue(std::max(0, permille));
        m_bar->setAccessibleName(title);
        m_button->setText(m_running ? TaskListPopup::tr("Cancel") : TaskListPopup::tr("Put away"));
        m_button->setAccessibleName(u"%1: %2"_s.arg(m_button->text(), title));
        m_button->setVisible(!m_running || cancellable || state == State::Cancelling);
        m_button->setEnabled(state != State::Cancelling);
        setAccessibleName(title);
        setAccessibleDescription(m_detail->text());
    }

private:
    static QString wordOf(State state, int permille)
    {
        switch (state) {
        case State::Running:
            return permille < 0 ? TaskListPopup::tr("Under way")
                                : TaskListPopup::tr("%1 %").arg(permille / 10);
        case State::Cancelling:
            return TaskListPopup::tr("Being cancelled");
        case State::Finished:
            return TaskListPopup::tr("\u2713 Finished");
        case State::Failed:
            return TaskListPopup::tr("\u2715 Failed");
        case State::Cancelled:
            return TaskListPopup::tr("\u25A0 Cancelled");
        }
        return {};
    }

    QLabel* m_title;
    QLabel* m_detail;
    QProgressBar* m_bar;
    QPushButton* m_button;
    bool m_running = true;
};

TaskListPopup::TaskListPopup(BackgroundTasks* tasks, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_tasks(tasks)
    , m_empty(new QLabel(tr("Nothing is being done in the background."), this))
{
    setObjectName(u"taskList"_s);
    setAccessibleName(tr("Work in the background"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_NoMouseReplay); // the button that opened it closes it, too
    setFrameShape(QFrame::StyledPanel);
    auto* title = new QLabel(tr("Work in the background"), this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(area);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, space::kRelated, 0);
    m_rows->setSpacing(space::kRelated);
    m_rows->addStretch(1);
    area->setWidget(content);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kRelated);
    column->addWidget(title);
    column->addWidget(m_empty);
    column->addWidget(area, 1);
    connect(tasks, &BackgroundTasks::changed, this, &TaskListPopup::rebuild);
    rebuild();
}

QSize TaskListPopup::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int rows = std::clamp(int(m_byId.size()), 1, 5);
    return {metrics.averageCharWidth() * 64, metrics.height() * (3 + rows * 4)};
}

void TaskListPopup::rebuild()
{
    QSet<int> there;
    for (int i = 0; i < m_tasks->rowCount(); ++i) {
        const QModelIndex index = m_tasks->index(i);
        const int id = index.data(BackgroundTasks::IdRole).toInt();
        there.insert(id);
        Row*& row = m_byId[id];
        if (!row) {
            row = new Row(m_tasks, id, this);
            m_rows->insertWidget(m_rows->count() - 1, row);
        }
        row->show(index);
        row->QWidget::show();
    }
    for (auto it = m_byId.begin(); it != m_byId.end();) {
        if (there.contains(it.key())) {
            ++it;
            continue;
        }
        it.value()->hide();
        it.value()->deleteLater(); // its own button may have asked
        it = m_byId.erase(it);
    }
    m_empty->setVisible(m_byId.isEmpty());
}

void TaskListPopup::closeEvent(QCloseEvent* event)
{
    QFrame::closeEvent(event);
    disconnect(m_tasks, nullptr, this, nullptr);
    m_tasks->dismissEnded(); // they were looked at
}

} // namespace stellwerk
