// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/outcomedialog.h"

#include "run/runcontroller.h"
#include "theme/durationtext.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEvents = 12;
constexpr int kHistoryRows = 40;
constexpr int kClockDoubt = 5; // seconds: a server's clock is known no better

QTableWidget* makeTable(const QString& name, const QString& accessible, const QStringList& headers,
                        QWidget* parent)
{
    auto* table = new QTableWidget(0, int(headers.size()), parent);
    table->setObjectName(name);
    table->setAccessibleName(accessible);
    table->setHorizontalHeaderLabels(headers);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + space::kRelated);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    return table;
}

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

OutcomeDialog::OutcomeDialog(FleetSession* session, RunController* run, const TaskId& task, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_run(run)
    , m_task(task)
{
    setObjectName(u"outcomeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    setUpFacts();
    setUpEvents();
    setUpHistory();
    setUpChoices();
    resize(760, 620);
    connect(session->run(), &RunModel::taskStateChanged, this, &OutcomeDialog::closeWhenKnown);
    connect(session->run(), &RunModel::began, this, &QDialog::close);
    readHistory();
}

void OutcomeDialog::setUpFacts()
{
    const RunModel::TaskRow* row = m_session->run()->row(m_task);
    const ParentPackage package = m_session->runPackage();
    const Task* task = package.task(m_task);
    const QString name = task ? task->name : m_task;
    m_job = task ? task->job : QString();
    m_server = row ? row->server : QString();
    m_requested = row ? row->requested : QDateTime();
    setWindowTitle(tr("How did %1 end?", "task").arg(name));
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* text =
        new QLabel(tr("Stellwerk cannot tell how this task ended, and what follows waits for an answer. "
                      "Look at the evidence, then decide."),
                   this);
    text->setWordWrap(true);
    column->addWidget(text);
    auto* facts = new QFormLayout;
    facts->setVerticalSpacing(space::kUnit);
    const auto fact = [&](const QString& label, const QString& value, const QString& objectName) {
        auto* shown = new QLabel(value.isEmpty() ? u"\u2014"_s : value, this);
        shown->setObjectName(objectName);
        shown->setTextFormat(Qt::PlainText);
        shown->setWordWrap(true);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        facts->addRow(label, shown);
    };
    fact(tr("Task:"), name, u"outcome.task"_s);
    fact(tr("Job:"), m_job, u"outcome.job"_s);
    fact(tr("Server:"), m_server, u"outcome.server"_s);
    const QLocale locale;
    fact(tr("Attempt:"),
         row ? tr("%1, requested %2", "number, time")
                   .arg(row->attempts)
                   .arg(locale.toString(row->requested.toLocalTime(), QLocale::ShortFormat))
             : QString(),
         u"outcome.attempt"_s);
    fact(tr("What is known:"),
         row ? shownEnd(TaskOutcome::Unknown, row->failure) +
                   (row->error.isEmpty() ? QString() : u"\n"_s + row->error)
             : QString(),
         u"outcome.error"_s);
    column->addLayout(facts);
}

void OutcomeDialog::setUpEvents()
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(heading(tr("Last events of the task"), this));
    m_events = makeTable(u"outcome.events"_s, tr("Last events of the task"), {tr("Time"), tr("Event")}, this);
    column->addWidget(m_events, 2);
    fillEvents();
    // Lines come in batches, and more may come while the dialog is open.
    connect(m_session->log(), &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) {
                for (int row = first; row <= last; ++row) { // reading the log backwards may take long
                    if (m_session->log()->index(row, 0).data(LogModel::TaskRole).toString() == m_task)
                        return fillEvents();
                }
            });
    connect(m_session->log(), &QAbstractItemModel::modelReset, this, &OutcomeDialog::fillEvents);
}

void OutcomeDialog::fillEvents()
{
    const QList<LogRecord> last = m_session->log()->latestOf(m_task, kEvents);
    m_events->setRowCount(int(last.size()));
    for (int at = 0; at < int(last.size()); ++at) {
        m_events->setItem(at, 0, new QTableWidgetItem(last[at].at.toLocalTime().toString(u"HH:mm:ss.zzz"_s)));
        auto* sentence = new QTableWidgetItem(m_session->log()->sentence(last[at]));
        sentence->setToolTip(sentence->text());
        m_events->setItem(at, 1, sentence);
    }
    m_events->resizeColumnToContents(0);
    m_events->scrollToBottom();
}

void OutcomeDialog::setUpHistory()
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(heading(tr("The job's history at %1", "server").arg(m_server), this));
    m_historyText = new QLabel(tr("Being read\u2026"), this);
    m_historyText->setObjectName(u"outcome.historyText"_s);
    m_historyText->setWordWrap(true);
    m_historyText->setForegroundRole(QPalette::PlaceholderText);
    m_history =
        makeTable(u"outcome.history"_s, tr("The job's history at the server"),
                  {tr("Started there"), tr("Step"), tr("Ended as"), tr("Duration"), tr("Message")}, this);
    column->addWidget(m_historyText);
    column->addWidget(m_history, 3);
}

void OutcomeDialog::setUpChoices()
{
    auto* buttons = new QDialogButtonBox(this);
    const auto choice = [&](const QString& text, const QString& name, StateLook look,
                            std::function<void()> chosen) {
        QPushButton* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setIcon(iconOf(look));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, std::move(chosen));
        button->setEnabled(m_run->mayControl());
    };
    const auto decide = [this](TaskOutcome outcome) {
        m_run->ask({ControlVerb::Decide, m_task, outcome, accountName()});
    };
    choice(tr("It &succeeded"), u"outcome.succeeded"_s, StateLook::Succeeded,
           [decide] { decide(TaskOutcome::Succeeded); });
    choice(tr("It &failed"), u"outcome.failed"_s, StateLook::Failed,
           [decide] { decide(TaskOutcome::Failed); });
    choice(tr("&Run it again"), u"outcome.again"_s, StateLook::Running, [this] { m_run->retry({m_task}); });
    QPushButton* later = buttons->addButton(tr("&Later"), QDialogButtonBox::RejectRole);
    later->setObjectName(u"outcome.later"_s);
    later->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout()->addWidget(buttons);
    later->setFocus();
}

void OutcomeDialog::readHistory()
{
    if (m_server.isEmpty() || m_job.isEmpty()) {
        m_historyText->setText(tr("The task never came to a server."));
        return;
    }
    m_session->readHistory(
        m_server, m_job, 0, kHistoryRows, this, [this](const AgentResult<QList<HistoryRow>>& rows) {
            if (rows) {
                showHistory(*rows);
                return;
            }
            QString said = rows.error().summary();
            if (!said.endsWith(u'.'))
                said += u'.';
            m_historyText->setText(tr("It cannot be read now: %1").arg(said + u' ' + rows.error().advice()));
        });
}

void OutcomeDialog::showHistory(const QList<HistoryRow>& rows)
{
    // Newest first. In bold what began after this attempt was asked for: it may be this attempt.
    int later = 0;
    m_history->setRowCount(int(rows.size()));
    const QLocale locale;
    for (int at = 0; at < rows.size(); ++at) {
        const HistoryRow& row = rows.at(rows.size() - 1 - at);
        const QDateTime started = m_session->toUtc(m_server, row.startedLocal);
        const bool may = m_requested.isValid() && started >= m_requested.addSecs(-kClockDoubt);
        later += may && row.step == 0 ? 1 : 0;
        const QStringList texts{locale.toString(row.startedLocal.date(), QLocale::ShortFormat) + u' ' +
                                    row.startedLocal.time().toString(u"HH:mm:ss"_s),
                                row.step == 0
                                    ? tr("(the whole job)")
                                    : tr("%1: %2", "step number, name").arg(row.step).arg(row.stepName),
                                shownWord(row.status), durationText(row.duration), row.message.simplified()};
        for (int cell = 0; cell < texts.size(); ++cell) {
            auto* item = new QTableWidgetItem(texts.at(cell));
            QFont font = item->font();
            font.setBold(may);
            item->setFont(font);
            if (cell == 2)
                item->setIcon(iconOf(lookOf(row.status)));
            if (cell == 4)
                item->setToolTip(row.message);
            m_history->setItem(at, cell, item);
        }
    }
    m_history->resizeColumnsToContents();
    m_historyText->setText(
        rows.isEmpty() ? tr("The history holds nothing of this job: it may have been purged.")
        : later == 0
            ? tr("No run of the job began after this attempt was requested.")
            : tr("%n run(s) of the job began after this attempt was requested (bold).", nullptr, later));
}

void OutcomeDialog::closeWhenKnown()
{
    const RunModel::TaskRow* row = m_session->run()->row(m_task);
    if (!row || row->outcome != TaskOutcome::Unknown)
        close();
}

} // namespace stellwerk
