// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/failuredetail.h"

#include "activity/activitywords.h"
#include "theme/durationtext.h"
#include "theme/theme.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

FailureDetail::FailureDetail(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_message(new QPlainTextEdit(this))
{
    setObjectName(u"failureDetail"_s);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setObjectName(u"failureDetail.title"_s);
    m_facts->setObjectName(u"failureDetail.facts"_s);
    for (QLabel* label : {m_title, m_facts}) {
        label->setTextFormat(Qt::PlainText); // names come from servers
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_message->setObjectName(u"failureDetail.message"_s);
    m_message->setReadOnly(true);
    m_message->setAccessibleName(tr("The whole message"));
    m_message->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setTabChangesFocus(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    column->setSpacing(space::kUnit);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_message, 1);
    clear();
}

void FailureDetail::clear()
{
    m_title->setText(tr("Select a failure to read all of it."));
    m_facts->clear();
    m_facts->hide();
    m_message->clear();
    m_message->hide();
}

void FailureDetail::show(const FailureReader& failures, const FailureCause& cause, const FailedJob& job,
                         const FinishedRun& run)
{
    const FirstError error = failures.errorOf(job.server, run);
    QString title = tr("%1 on %2", "job, server").arg(job.job, job.server);
    if (const QString step = ActivityWords::stepOf(error, run); !step.isEmpty())
        title += u", "_s + tr("step %1").arg(step);
    m_title->setText(title);
    QStringList facts{
        tr("Failed %1, after %2")
            .arg(ActivityWords::exactly(run.startedUtc.addSecs(run.duration.count()),
                                        run.startedLocal.addSecs(run.duration.count()), job.server),
                 durationText(run.duration))};
    if (!run.startedBy.isEmpty())
        facts.append(tr("Started by %1").arg(run.startedBy));
    facts.append(job.lastSuccessUtc.isValid()
                     ? tr("Last succeeded %1").arg(ActivityWords::exactly(job.lastSuccessUtc, {}, {}))
                     : tr("No success before it is remembered"));
    facts.append(job.recoveredUtc.isValid()
                     ? tr("Succeeded again %1").arg(ActivityWords::exactly(job.recoveredUtc, {}, {}))
                     : tr("Has not succeeded since"));
    if (cause.jobs.size() > 1)
        facts.append(tr("The same error in %n job(s)", nullptr, int(cause.jobs.size())));
    if (const QString slower = ActivityWords::slower(job.habits); !slower.isEmpty())
        facts.append(slower);
    facts += ActivityWords::delayed(failures, job);
    switch (error.state) {
    case FirstError::State::Read:
        break;
    case FirstError::State::Reading:
        facts.append(tr("The step's message is being read from the server…"));
        break;
    case FirstError::State::Gone:
        facts.append(tr("The server no longer keeps this run's steps. This is what the Agent said:"));
        break;
    case FirstError::State::Failed:
        facts.append(tr("The step's message could not be read: %1").arg(error.text));
        break;
    case FirstError::State::Unread:
        facts.append(tr("The step's message was not read yet. This is what the Agent said:"));
        break;
    }
    m_facts->setText(facts.join(u'\n'));
    m_facts->show();
    const QString text = error.state == FirstError::State::Read ? error.text : run.message;
    if (m_message->toPlainText() != text) // a selection in it stays while nothing changed
        m_message->setPlainText(text);
    m_message->show();
}

} // namespace stellwerk
