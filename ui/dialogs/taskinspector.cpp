// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/taskinspector.h"

#include "canvas/grouppicture.h"
#include "canvas/halts.h"
#include "canvas/packageeditor.h"
#include "dialogs/inspectorfields.h"
#include "dialogs/wherefield.h"
#include "fleet/fleetmodel.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <QTimer>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QLineEdit* lineEdit(const QString& name)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    return edit;
}

void setText(QLineEdit* edit, const std::optional<QString>& text)
{
    edit->setPlaceholderText(text ? QString() : u"\u2014"_s);
    if (edit->text() != text.value_or(QString()))
        edit->setText(text.value_or(QString()));
    if (!edit->hasFocus())
        edit->setCursorPosition(0); // a long name is told by its beginning
}

constexpr int kLongest = 7 * 24 * 3600; // seconds

} // namespace

TaskInspector::TaskInspector(const FleetModel* fleet, QWidget* parent)
    : QWidget(parent)
    , m_fleet(fleet)
{
    setObjectName(u"taskInspector"_s);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    form->setVerticalSpacing(space::kRelated);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    setUpWhat(form);
    setUpHow(form);
    setUpPlace(form);
}

void TaskInspector::setUpWhat(QFormLayout* form)
{
    m_name = lineEdit(u"task.name"_s);
    m_job = lineEdit(u"task.job"_s);
    m_where = new WhereField(m_fleet);
    m_disabled = new QCheckBox(tr("&Disabled"));
    m_disabled->setToolTip(tr("Passed over in a run; what follows goes on"));
    m_disabled->setObjectName(u"task.disabled"_s);
    m_join = new ValueCombo(u"task.join"_s, {tr("All constraints hold"), tr("Any constraint holds")});
    m_mode =
        new ValueCombo(u"task.mode"_s, {tr("The job has ended"), tr("The Agent has accepted the start")});
    form->addRow(tr("Na&me:"), m_name);
    form->addRow(tr("&Job:"), m_job);
    form->addRow(tr("R&uns on:"), m_where);
    form->addRow(tr("Sta&rts when:"), m_join);
    form->addRow(tr("&Ends when:"), m_mode);
    form->addRow(m_disabled);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_editor && m_ids.size() == 1 && !m_name->text().trimmed().isEmpty())
            m_editor->rename(m_ids.first(), m_name->text().trimmed());
    });
    connect(m_job, &QLineEdit::editingFinished, this, [this] {
        const QString job = m_job->text();
        if (!job.isEmpty())
            apply(tr("Change job"), [&](Task& task) { task.job = job; });
    });
    connect(m_where, &WhereField::edited, this, [this](const CandidateServers& where) {
        apply(tr("Change server"), [&](Task& task) { task.where = where; });
    });
    connect(m_join, &ValueCombo::choiceEdited, this,
            [this](int index) { apply(tr("Change join"), [&](Task& task) { task.join = Join(index); }); });
    connect(m_mode, &ValueCombo::choiceEdited, this, [this](int index) {
        apply(tr("Change mode"), [&](Task& task) { task.mode = TaskMode(index); });
    });
    connect(m_disabled, &QCheckBox::clicked, this, [this] {
        const bool off = m_disabled->checkState() != Qt::Unchecked;
        apply(off ? tr("Disable") : tr("Enable"), [&](Task& task) { task.disabled = off; });
    });
}

void TaskInspector::setUpHow(QFormLayout* form)
{
    const QString seconds = tr(" s", "seconds, after a number");
    m_timeout = new ValueSpin(u"task.timeout"_s, 0, kLongest, tr("none", "time-out"), seconds);
    m_retries = new ValueSpin(u"task.retries"_s, 0, 100, tr("none", "retries"));
    m_backoff = new ValueSpin(u"task.backoff"_s, 0, kLongest, {}, seconds);
    m_factor = new ValueSpin(u"task.factor"_s, 100, 1000, {}, u" %"_s);
    m_factor->setToolTip(tr("Each wait before a retry is this much of the one before"));
    m_onCancel = new ValueCombo(u"task.onCancel"_s, {tr("Stop the job"), tr("Leave it running")});
    m_alreadyRunning = new ValueCombo(u"task.alreadyRunning"_s, {tr("Wait for its end, then start"),
                                                                 tr("Take that run as ours"), tr("Fail")});
    m_startStep = lineEdit(u"task.startStep"_s);
    m_startStep->setPlaceholderText(tr("The job's first step"));
    m_weight = new ValueSpin(u"task.weight"_s, 1, 1000);
    m_weight->setToolTip(tr("How many of the server's places it takes"));
    m_note = new QPlainTextEdit;
    m_note->setObjectName(u"task.note"_s);
    m_note->setTabChangesFocus(true);
    m_note->setMaximumHeight(72);
    form->addRow(tr("&Time-out:"), m_timeout);
    form->addRow(tr("Retr&ies:"), m_retries);
    form->addRow(tr("First &wait:"), m_backoff);
    form->addRow(tr("&Growth:"), m_factor);
    form->addRow(tr("When &cancelled:"), m_onCancel);
    form->addRow(tr("I&f it runs already:"), m_alreadyRunning);
    form->addRow(tr("Start with &step:"), m_startStep);
    form->addRow(tr("Weig&ht:"), m_weight);
    form->addRow(tr("N&ote:"), m_note);
    const auto onNumber = [this](ValueSpin* spin, const QString& what,
                                 std::function<void(Task&, int)> change) {
        connect(spin, &ValueSpin::valueEdited, this, [this, what, change = std::move(change)](int value) {
            apply(what, [&](Task& task) { change(task, value); });
        });
    };
    onNumber(m_timeout, tr("Change time-out"), [](Task& task, int value) {
        task.timeout = value > 0 ? std::optional(std::chrono::seconds(value)) : std::nullopt;
    });
    onNumber(m_retries, tr("Change retries"), [](Task& task, int value) { task.retry.count = value; });
    onNumber(m_backoff, tr("Change retries"),
             [](Task& task, int value) { task.retry.backoff = std::chrono::seconds(value); });
    onNumber(m_factor, tr("Change retries"),
             [](Task& task, int value) { task.retry.factor = value / 100.0; });
    onNumber(m_weight, tr("Change weight"), [](Task& task, int value) { task.weight = value; });
    connect(m_onCancel, &ValueCombo::choiceEdited, this, [this](int index) {
        apply(tr("Change cancelling"), [&](Task& task) { task.onCancel = OnCancel(index); });
    });
    connect(m_alreadyRunning, &ValueCombo::choiceEdited, this, [this](int index) {
        apply(tr("Change start"), [&](Task& task) { task.alreadyRunning = AlreadyRunning(index); });
    });
    connect(m_startStep, &QLineEdit::editingFinished, this, [this] {
        const QString step = m_startStep->text();
        if (!step.isEmpty() || commonValue(tasks(), [](const Task& t) { return t.startStep; }))
            apply(tr("Change start step"), [&](Task& task) { task.startStep = step; });
    });
    m_noteSoon = new QTimer(this);
    m_noteSoon->setSingleShot(true);
    m_noteSoon->setInterval(700ms);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            m_noteSoon->start();
    });
    connect(m_noteSoon, &QTimer::timeout, this, &TaskInspector::writeNote);
}

// What concerns the task's place: in a group, on the canvas, in the next run.
void TaskInspector::setUpPlace(QFormLayout* form)
{
    m_group = new ValueCombo(u"task.group"_s, {});
    m_group->setToolTip(tr("A group may limit how many of its tasks run at the same time"));
    m_hold = new QCheckBox(tr("H&alt before it in the next run"));
    m_hold->setObjectName(u"task.hold"_s);
    m_hold->setToolTip(
        tr("The run waits before the task until somebody lets it go on; not kept in the file"));
    m_locked = new QCheckBox(tr("&Locked in place"));
    m_locked->setObjectName(u"task.locked"_s);
    m_locked->setToolTip(tr("No gesture and no arranging moves the card"));
    form->insertRow(3, tr("Grou&p:"), m_group);
    form->addRow(m_hold);
    form->addRow(m_locked);
    connect(m_group, &ValueCombo::choiceEdited, this, [this](int index) {
        if (!m_editor)
            return;
        if (index == m_group->count() - 1)
            m_editor->addGroup(m_ids, tr("Group"));
        else
            m_editor->setGroup(m_ids, m_group->itemData(index).toString());
    });
    connect(m_hold, &QCheckBox::clicked, this, [this] {
        if (m_halts)
            m_halts->set(m_ids, m_hold->checkState() != Qt::Unchecked);
    });
    connect(m_locked, &QCheckBox::clicked, this, [this] {
        if (m_editor)
            m_editor->setLocked(m_ids, m_locked->checkState() != Qt::Unchecked);
    });
}

// What is still to be written belongs to the tasks that were shown.
void TaskInspector::writeNote()
{
    m_noteSoon->stop();
    const QString note = m_note->toPlainText();
    apply(tr("Change note"), [&](Task& task) { task.note = note; });
}

void TaskInspector::finishWriting()
{
    if (m_noteSoon->isActive())
        writeNote();
}

void TaskInspector::setHalts(Halts* halts)
{
    if (m_halts == halts)
        return; // somebody may be typing
    if (m_halts)
        m_halts->disconnect(this);
    m_halts = halts;
    if (halts)
        connect(halts, &Halts::changed, this, &TaskInspector::load);
    load();
}

void TaskInspector::setEditor(PackageEditor* editor)
{
    finishWriting();
    if (m_editor)
        disconnect(m_editor->document(), nullptr, this, nullptr);
    m_editor = editor;
    m_ids.clear();
    if (!editor)
        return;
    connect(editor->document(), &PackageDocument::groupsChanged, this, &TaskInspector::load);
    connect(editor->document(), &PackageDocument::lockChanged, this, [this](const QString& id) {
        if (m_ids.contains(id))
            load();
    });
    connect(editor->document(), &PackageDocument::taskChanged, this, [this](const TaskId& id) {
        if (m_ids.contains(id))
            load();
    });
}

void TaskInspector::setTasks(const QList<TaskId>& ids)
{
    finishWriting();
    m_ids = ids;
    load();
}

void TaskInspector::focusName()
{
    (m_name->isEnabled() ? m_name : m_job)->setFocus(Qt::OtherFocusReason);
}

QList<Task> TaskInspector::tasks() const
{
    return partsOf(m_ids,
                   [this](const QString& id) { return m_editor ? m_editor->package().task(id) : nullptr; });
}

void TaskInspector::load()
{
    const QList<Task> all = tasks();
    if (all.isEmpty())
        return;
    m_loading = true;
    m_name->setEnabled(all.size() == 1);
    setText(m_name, commonValue(all, [](const Task& t) { return t.name; }));
    setText(m_job, commonValue(all, [](const Task& t) { return t.job; }));
    m_where->setCommon(commonValue(all, [](const Task& t) { return t.where; }));
    m_mode->setCommon(commonValue(all, [](const Task& t) { return int(t.mode); }));
    m_join->setCommon(commonValue(all, [](const Task& t) { return int(t.join); }));
    m_onCancel->setCommon(commonValue(all, [](const Task& t) { return int(t.onCancel); }));
    m_alreadyRunning->setCommon(commonValue(all, [](const Task& t) { return int(t.alreadyRunning); }));
    const auto step = commonValue(all, [](const Task& t) { return t.startStep; });
    setText(m_startStep, step);
    if (step)
        m_startStep->setPlaceholderText(tr("The job's first step"));
    const auto off = commonValue(all, [](const Task& t) { return t.disabled; });
    m_disabled->setTristate(!off);
    m_disabled->setCheckState(!off ? Qt::PartiallyChecked : *off ? Qt::Checked : Qt::Unchecked);
    const auto note = commonValue(all, [](const Task& t) { return t.note; });
    m_note->setPlaceholderText(note ? QString() : u"\u2014"_s);
    if (!m_noteSoon->isActive() &&
        m_note->toPlainText() != note.value_or(QString())) // else it is being written
        m_note->setPlainText(note.value_or(QString()));
    loadNumbers(all);
    loadPlace(all);
    offerJobs(all);
    m_loading = false;
}

void TaskInspector::loadPlace(const QList<Task>& all)
{
    const auto check = [](QCheckBox* box, std::optional<bool> on) {
        box->setTristate(!on);
        box->setCheckState(!on ? Qt::PartiallyChecked : *on ? Qt::Checked : Qt::Unchecked);
    };
    check(m_hold, commonValue(all, [this](const Task& t) { return m_halts && m_halts->contains(t.id); }));
    m_hold->setEnabled(m_halts);
    check(m_locked,
          commonValue(all, [this](const Task& t) { return m_editor->package().locked.contains(t.id); }));
    m_group->clear();
    m_group->addItem(tr("none", "group"));
    for (const Group& group : m_editor->package().groups)
        m_group->addItem(shownTitle(group), group.id);
    m_group->addItem(tr("New group"));
    const auto group = commonValue(all, [](const Task& t) { return t.group; });
    m_group->setCommon(!group ? std::nullopt
                              : std::optional(group->isEmpty() ? 0 : m_group->findData(*group)));
}

void TaskInspector::loadNumbers(const QList<Task>& all)
{
    m_timeout->setCommon(commonValue(all, [](const Task& t) { return int(t.timeout.value_or(0s).count()); }));
    m_retries->setCommon(commonValue(all, [](const Task& t) { return t.retry.count; }));
    m_backoff->setCommon(commonValue(all, [](const Task& t) { return int(t.retry.backoff.count()); }));
    m_factor->setCommon(
        commonValue(all, [](const Task& t) { return int(std::lround(t.retry.factor * 100)); }));
    m_weight->setCommon(commonValue(all, [](const Task& t) { return t.weight; }));
    const auto retries = commonValue(all, [](const Task& t) { return t.retry.count; });
    m_backoff->setEnabled(retries != 0);
    m_factor->setEnabled(retries != 0);
}

void TaskInspector::offerJobs(const QList<Task>& all)
{
    const QString server = all.first().where.servers.value(0);
    QStringList names;
    for (const AgentJob& job : m_fleet->jobs(server))
        names.append(job.name);
    auto* completer = new QCompleter(names, m_job);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete m_job->completer();
    m_job->setCompleter(completer);
}

void TaskInspector::apply(const QString& what, const std::function<void(Task&)>& change)
{
    if (m_loading || !m_editor)
        return;
    QList<Task> changed;
    for (Task task : tasks()) {
        const Task before = task;
        change(task);
        if (task != before)
            changed.append(task);
    }
    if (!changed.isEmpty())
        m_editor->changeTasks(changed, what);
}

} // namespace stellwerk
