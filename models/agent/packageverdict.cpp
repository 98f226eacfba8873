// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/packageverdict.h"

#include "agent/accountname.h"
#include "agent/operations.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AgentPackages)
};

// History tells begin and duration in whole seconds, both cut.
constexpr int kSlackSeconds = 2;
// A step that waits is over soon after its package: the process has only to go away.
constexpr int kTeardownSeconds = 10;
constexpr int kCancelled = 3, kFailed = 4, kUnexpected = 6, kSucceeded = 7, kCompleted = 9;
constexpr qsizetype kMessages = 3; // of a package, in the error of a task

bool isCatalogCommand(const QString& command)
{
    return command.contains(u"/ISSERVER"_s, Qt::CaseInsensitive);
}

// A step of the catalog waits for its package only with $ServerOption::SYNCHRONIZED(Boolean);True.
bool waits(const QString& command)
{
    static const QRegularExpression synchronized(uR"(SYNCHRONIZED\(Boolean\)[\\"]*\s*;\s*[\\"]*True)"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
    return !isCatalogCommand(command) || synchronized.match(command).hasMatch();
}

QString withoutExtension(const QString& name)
{
    return name.endsWith(".dtsx"_L1, Qt::CaseInsensitive) ? name.chopped(5) : name;
}

bool sameText(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

// "\SSISDB\Folder\Project\Package.dtsx", "C:\etl\Package.dtsx", "Folder\Package".
bool isOfPackage(const PackageExecution& execution, const QString& path)
{
    QString plain = path;
    plain.replace(u'/', u'\\');
    while (plain.startsWith(u'\\'))
        plain.remove(0, 1);
    if (execution.catalog)
        return sameText(plain, u"SSISDB\\"_s + execution.package);
    return sameText(withoutExtension(plain.section(u'\\', -1)), withoutExtension(execution.package));
}

enum class Word { Well, Badly, Running, Nothing };

Word wordOf(const PackageExecution& execution)
{
    if (!execution.catalog) {
        if (execution.errors > 0)
            return Word::Badly;
        return execution.endedLocal.isValid() ? Word::Well : Word::Nothing;
    }
    switch (execution.status) {
    case kCancelled:
    case kFailed:
    case kUnexpected:
        return Word::Badly;
    case kSucceeded:
    case kCompleted:
        return Word::Well;
    default:
        return Word::Running;
    }
}

QList<PackageExecution> behind(const HistoryRow& step, const QString& command, bool catalog,
                               const PackageEvidence& evidence)
{
    const QString path = ssisPackageOf(command);
    const QDateTime end = step.startedLocal.addSecs(step.duration.count() + kSlackSeconds);
    QList<PackageExecution> found;
    for (const PackageExecution& execution : evidence.executions) {
        if (execution.catalog != catalog || !isOfPackage(execution, path) ||
            execution.beganLocal < step.startedLocal || execution.beganLocal > end ||
            !namesAccount(step.message, execution.account))
            continue;
        // A step that waits ends after its package: what is not over by then is another's.
        if (waits(command) && (!execution.endedLocal.isValid() || execution.endedLocal > end))
            continue;
        found.append(execution);
    }
    return found;
}

// Several runs of the package lie within the step's time and do not agree: ours is the one that ended with
// it.
QList<PackageExecution> endedWith(const HistoryRow& step, const QList<PackageExecution>& executions)
{
    const QDateTime end = step.startedLocal.addSecs(step.duration.count());
    QList<PackageExecution> last;
    for (const PackageExecution& execution : executions) {
        if (execution.endedLocal.isValid() && execution.endedLocal >= end.addSecs(-kTeardownSeconds))
            last.append(execution);
    }
    return last.isEmpty() ? executions : last;
}

QString wordsOf(const HistoryRow& step, const PackageExecution& execution)
{
    const QString package =
        execution.catalog ? Text::tr("%1 (execution %2 of the catalog)").arg(execution.package, execution.id)
                          : execution.package;
    QString how;
    if (execution.catalog && execution.status == kCancelled)
        how = Text::tr("was cancelled");
    else if (execution.catalog && execution.status == kUnexpected)
        how = Text::tr("ended unexpectedly");
    else
        how = Text::tr("failed");
    const QString sentence = Text::tr("Step %1 (%2) reported success, but its package %3 %4.")
                                 .arg(QString::number(step.step), step.stepName, package, how);
    const QStringList first = execution.messages.first(std::min(kMessages, execution.messages.size()));
    return first.isEmpty() ? sentence : sentence + u' ' + first.join(u' ');
}

struct StepVerdict
{
    std::optional<QString> failure;
    QString note;
};

StepVerdict judgeStep(const HistoryRow& step, const QString& command, const PackageEvidence& evidence)
{
    const bool inCatalog = isCatalogCommand(command);
    const QString name = Text::tr("Step %1 (%2)").arg(QString::number(step.step), step.stepName);
    if (inCatalog && !evidence.readsCatalog && !evidence.readsLog)
        return {{},
                Text::tr("%1: this login may not read SSISDB, so that the package's own outcome is not "
                         "known.")
                    .arg(name)};
    if (!inCatalog && !evidence.readsLog)
        return {{},
                Text::tr("%1: this login may not read sysssislog, so that the package's own errors are not "
                         "known.")
                    .arg(name)};
    QList<PackageExecution> own;
    if (inCatalog)
        own = behind(step, command, true, evidence);
    const bool unseen = inCatalog && own.isEmpty();
    if (own.isEmpty())
        own = behind(step, command, false, evidence);
    const auto count = [&](Word word) {
        return std::count_if(own.cbegin(), own.cend(), [&](const auto& e) { return wordOf(e) == word; });
    };
    if (waits(command) && count(Word::Badly) > 0 && count(Word::Badly) < own.size())
        own = endedWith(step, own);
    if (count(Word::Badly) > 0 && count(Word::Badly) == own.size())
        return {wordsOf(step, own.first()), {}};
    if (count(Word::Badly) > 0)
        return {{},
                Text::tr("%1: its package ran more than once at the same time and not every time well; which "
                         "was this run's cannot be told.")
                    .arg(name)};
    if (count(Word::Running) > 0)
        return {{},
                Text::tr("%1 did not wait for its package, which is still running: its outcome is not known.")
                    .arg(name)};
    if (unseen && own.isEmpty())
        return {{},
                Text::tr("%1: the execution of its package is not in SSISDB, or this login does not see it.")
                    .arg(name)};
    return {};
}

// The first error of the package behind the last step that failed; empty: none is known.
QString firstErrorOf(const WatchedRun& run, const PackageEvidence& evidence)
{
    const auto step = std::find_if(run.steps.crbegin(), run.steps.crend(),
                                   [](const HistoryRow& row) { return row.status == RunStatus::Failed; });
    const auto command =
        step == run.steps.crend() ? evidence.commands.constEnd() : evidence.commands.constFind(step->step);
    if (command == evidence.commands.constEnd())
        return {};
    for (const bool catalog : {true, false}) {
        if (catalog && !isCatalogCommand(*command))
            continue;
        QList<PackageExecution> own = behind(*step, *command, catalog, evidence);
        own.removeIf([](const PackageExecution& execution) {
            return wordOf(execution) != Word::Badly || execution.messages.isEmpty();
        });
        if (own.size() > 1)
            own = endedWith(*step, own);
        if (own.size() == 1)
            return own.constFirst().messages.constFirst();
    }
    return {};
}

bool isSuccess(const RunEnd& end)
{
    return end.result == RunResult::Succeeded || end.result == RunResult::SucceededWithWarnings;
}

} // namespace

PackageTime packageTime(const WatchedRun& run)
{
    PackageTime time;
    for (const HistoryRow& step : run.steps) {
        if (step.status != RunStatus::Succeeded && step.status != RunStatus::Failed)
            continue;
        const QDateTime end = step.startedLocal.addSecs(step.duration.count() + kSlackSeconds);
        if (!time.fromLocal.isValid() || step.startedLocal < time.fromLocal)
            time.fromLocal = step.startedLocal;
        if (!time.toLocal.isValid() || end > time.toLocal)
            time.toLocal = end;
    }
    return time;
}

bool wantsPackageCheck(const WatchedRun& run, const RunEnd& end)
{
    const auto has = [&run](RunStatus status) {
        return std::any_of(run.steps.cbegin(), run.steps.cend(), [status](const HistoryRow& step) {
            return step.status == status && step.startedLocal.isValid();
        });
    };
    if (!run.runsPackages)
        return false;
    if (isSuccess(end))
        return has(RunStatus::Succeeded);
    return end.result == RunResult::Failed && end.reason == EndReason::Outcome && has(RunStatus::Failed);
}

RunEnd judgePackages(const WatchedRun& run, RunEnd end, const PackageEvidence& evidence)
{
    if (!isSuccess(end)) {
        end.firstError = firstErrorOf(run, evidence);
        return end;
    }
    QStringList failures, notes;
    for (const HistoryRow& step : run.steps) {
        const auto command = evidence.commands.constFind(step.step);
        if (step.status != RunStatus::Succeeded || command == evidence.commands.constEnd())
            continue;
        const StepVerdict verdict = judgeStep(step, *command, evidence);
        if (verdict.failure)
            failures.append(*verdict.failure);
        else if (!verdict.note.isEmpty())
            notes.append(verdict.note);
    }
    end.note = notes.join(u' ');
    if (!failures.isEmpty()) {
        end.result = RunResult::Failed;
        end.reason = EndReason::PackageFailed;
        end.package = failures.join(u' ');
    }
    return end;
}

RunEnd withoutPackageCheck(RunEnd end, const QString& why)
{
    if (isSuccess(end)) // else it is known already how it ended
        end.note = Text::tr("What its packages did could not be read: %1").arg(why);
    return end;
}

} // namespace stellwerk
