// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runningmodel.h"

#include "activity/activitywords.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

constexpr auto kTick = 1s;

// Where one row stands among the others.
bool before(const RunningWatch::Job& a, const RunningWatch::Job& b)
{
    if (const int order = a.server.compare(b.server, Qt::CaseInsensitive); order != 0)
        return order < 0;
    if (const int order = a.name.compare(b.name, Qt::CaseInsensitive); order != 0)
        return order < 0;
    return a.id < b.id;
}

bool same(const RunningWatch::Job& a, const RunningWatch::Job& b)
{
    return !before(a, b) && !before(b, a);
}

} // namespace

RunningModel::RunningModel(RunningWatch* watch, QObject* parent)
    : QAbstractTableModel(parent)
    , m_watch(watch)
    , m_now([] { return QDateTime::currentDateTimeUtc(); })
{
    m_clock.setInterval(kTick);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (!m_jobs.isEmpty())
            Q_EMIT dataChanged(index(0, Elapsed), index(int(m_jobs.size()) - 1, Remarks), {Qt::DisplayRole});
    });
    connect(watch, &RunningWatch::changed, this, &RunningModel::bring);
    bring();
}

void RunningModel::setLooking(bool looking)
{
    m_watch->setLooking(looking);
    if (looking)
        m_clock.start();
    else
        m_clock.stop();
}

void RunningModel::bring()
{
    QList<Job> now = m_watch->jobs();
    std::sort(now.begin(), now.end(), before);
    int row = 0;
    for (const Job& job : std::as_const(now)) {
        while (row < m_jobs.size() && before(m_jobs.at(row), job)) { // it ended
            beginRemoveRows({}, row, row);
            m_jobs.removeAt(row);
            endRemoveRows();
        }
        if (row < m_jobs.size() && same(m_jobs.at(row), job)) {
            if (m_jobs.at(row) != job) {
                m_jobs[row] = job;
                Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            }
        } else {
            beginInsertRows({}, row, row);
            m_jobs.insert(row, job);
            endInsertRows();
        }
        ++row;
    }
    if (row < m_jobs.size()) {
        beginRemoveRows({}, row, int(m_jobs.size()) - 1);
        m_jobs.resize(row);
        endRemoveRows();
    }
}

int RunningModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

int RunningModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

seconds RunningModel::elapsed(const Job& job) const
{
    return job.sinceUtc.isValid() ? std::max(0s, seconds(job.sinceUtc.secsTo(m_now()))) : 0s;
}

RunOutlook RunningModel::outlook(const Job& job) const
{
    return outlookOf(elapsed(job), job.habits);
}

QString RunningModel::stepText(const Job& job) const
{
    if (!job.detail)
        return {};
    const auto nameOf = [&job](int step) {
        for (const JobStep& known : job.steps) {
            if (known.id == step)
                return known.name;
        }
        return QString();
    };
    const RunningDetail& detail = *job.detail;
    if (detail.step > 0) {
        const QString name = detail.stepName.isEmpty() ? nameOf(detail.step) : detail.stepName;
        return ActivityWords::step(detail.step, name);
    }
    return detail.lastStep > 0 ? tr("after %1", "a step: number, name")
                                     .arg(ActivityWords::step(detail.lastStep, nameOf(detail.lastStep)))
                               : QString();
}

QString RunningModel::remarks(const Job& job) const
{
    QStringList all;
    if (outlook(job).overTime)
        all.append(tr("Longer than usual"));
    if (!job.detail)
        return all.join(u"; "_s);
    if (job.detail->retryAttempt > 0)
        all.append(tr("Try %1").arg(job.detail->retryAttempt + 1));
    for (const StepTrouble& trouble : job.detail->troubles) {
        const QString step = ActivityWords::step(trouble.step, trouble.name);
        all.append(trouble.status == RunStatus::Retry ? tr("Step %1 is tried again").arg(step)
                                                      : tr("Step %1 failed, the job goes on").arg(step));
    }
    all.removeDuplicates();
    return all.join(u"; "_s);
}

QString RunningModel::text(const Job& job, int column) const
{
    const QDateTime now = m_now();
    switch (column) {
    case ServerName:
        return job.server;
    case JobName:
        return job.name;
    case Step:
        return stepText(job);
    case Since:
        return job.sinceUtc.isValid() ? ActivityWords::moment(job.sinceUtc, now) : tr("waits to start");
    case Elapsed:
        return job.sinceUtc.isValid() ? durationText(elapsed(job)) : QString();
    case Usual: {
        const RunOutlook known = outlook(job);
        return known.usual ? durationText(*known.usual) : tr("no estimate");
    }
    case End: {
        const RunOutlook known = outlook(job);
        if (!known.usual || !job.sinceUtc.isValid())
            return {};
        return ActivityWords::moment(job.sinceUtc.addSecs(known.usual->count()), now);
    }
    case StartedBy: {
        const QString ours = m_ours ? m_ours(job.server, job.name) : QString();
        return !ours.isEmpty() ? ours
               : job.detail    ? ActivityWords::startedBy(job.detail->requestedSource)
                               : QString();
    }
    case Remarks:
        return remarks(job);
    default:
        return {};
    }
}

QString RunningModel::toolTip(const Job& job, int column) const
{
    if (column == Since || column == Elapsed)
        return ActivityWords::exactly(job.sinceUtc, job.sinceLocal, job.server).toHtmlEscaped();
    if (column == Usual && job.habits)
        return tr("Most runs take %1 to %2 (last %n successful run(s))", nullptr, job.habits->samples)
            .arg(durationText(job.habits->p10), durationText(job.habits->p90));
    if (column == Remarks && job.detail) {
        QStringList lines;
        for (const StepTrouble& trouble : job.detail->troubles)
            lines.append(u"<b>"_s + ActivityWords::step(trouble.step, trouble.name).toHtmlEscaped() +
                         u"</b><br>"_s + trouble.message.toHtmlEscaped());
        if (!lines.isEmpty())
            return lines.join(u"<hr>"_s);
    }
    return text(job, column).toHtmlEscaped();
}

QVariant RunningModel::sortKey(const Job& job, int column) const
{
    switch (column) {
    case Since:
    case Elapsed:
        return job.sinceUtc;
    case Usual: {
        const auto usual = outlook(job).usual;
        return qint64(usual ? usual->count() : -1);
    }
    case End: {
        const auto usual = outlook(job).usual;
        return usual ? job.sinceUtc.addSecs(usual->count()) : QDateTime();
    }
    default:
        return text(job, column).toCaseFolded();
    }
}

QVariant RunningModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_jobs.size())
        return {};
    const Job& job = m_jobs.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(job, column);
    case Qt::DecorationRole:
        if (column == ServerName)
            return iconOf(lookOf(job.state));
        return column == Remarks && !remarks(job).isEmpty() ? QVariant(iconOf(StateLook::Warnings))
                                                            : QVariant();
    case Qt::TextAlignmentRole:
        return column == Elapsed || column == Usual ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                                    : QVariant();
    case Qt::ToolTipRole:
        return toolTip(job, column);
    case Qt::AccessibleTextRole:
        return column == ServerName ? shownWord(job.state) + u", "_s + job.server : text(job, column);
    case SortRole:
        return sortKey(job, column);
    case ServerRole:
        return job.server;
    case JobRole:
        return job.name;
    case OverTimeRole:
        return outlook(job).overTime;
    default:
        return {};
    }
}

QVariant RunningModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ServerName:
        return tr("Server");
    case JobName:
        return tr("Job");
    case Step:
        return tr("Step");
    case Since:
        return tr("Since");
    case Elapsed:
        return tr("Elapsed");
    case Usual:
        return tr("Usually");
    case End:
        return tr("Usual end");
    case StartedBy:
        return tr("Started by");
    case Remarks:
        return tr("Remarks");
    default:
        return {};
    }
}

} // namespace stellwerk
