// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagecheck.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct ProblemWords
{
    ProblemCode code;
    const char16_t* name; // for --json
    const char16_t* text; // %1 … are the problem's arguments
};

constexpr ProblemWords kWords[] = {
    {ProblemCode::EmptyPackage, u"empty_package", u"The package has no tasks. Add a job as its first task."},
    {ProblemCode::Cycle, u"cycle",
     u"These tasks wait for each other in a circle: %1. Remove one of the constraints."},
    {ProblemCode::SelfConstraint, u"self_constraint", u"Task '%1' waits for itself. Remove the constraint."},
    {ProblemCode::DuplicateConstraint, u"duplicate_constraint",
     u"There is more than one constraint from '%1' to '%2'. Keep one."},
    {ProblemCode::UnknownTask, u"unknown_task",
     u"The constraint names a task '%1' that is not in the package. Correct it or remove the constraint."},
    {ProblemCode::UnknownServer, u"unknown_server",
     u"Server '%1' is not registered. Register it, or choose another server for the task."},
    {ProblemCode::UnknownServerGroup, u"unknown_server_group",
     u"No registered server is in group '%1'. Put a server into it, or choose other candidates."},
    {ProblemCode::UnknownServerTag, u"unknown_server_tag",
     u"No registered server has the tag '%1'. Tag a server, or choose other candidates."},
    {ProblemCode::NoCandidate, u"no_candidate",
     u"Task '%1' names no server. Choose one, several, a group or a tag."},
    {ProblemCode::AmbiguousCandidates, u"ambiguous_candidates",
     u"Task '%1' names its servers in more than one way. Keep either the list, the group or the tag."},
    {ProblemCode::UnknownJob, u"unknown_job",
     u"Job '%1' does not exist on server '%2'. Create it there, or choose another server."},
    {ProblemCode::UnknownJobAnywhere, u"unknown_job_anywhere",
     u"Job '%1' exists on none of the %2 candidate servers. Create it, or correct its name."},
    {ProblemCode::DisabledJob, u"disabled_job",
     u"Job '%1' on server '%2' is disabled. It runs when it is started; ask its owner whether it should."},
    {ProblemCode::NoTarget, u"no_target",
     u"Job '%1' on server '%2' has no target server, so its agent refuses to start it. Add one with "
     u"sp_add_jobserver."},
    {ProblemCode::NoJob, u"no_job", u"Task '%1' names no job. Choose one."},
    {ProblemCode::JobTwiceAtOnce, u"job_twice_at_once",
     u"Job '%1' on server '%2' is also the job of task '%3', and nothing orders the two. An agent runs a job "
     u"once "
     u"at a time, so one waits for the other. Add a constraint if the order matters."},
    {ProblemCode::BadPackageLimit, u"bad_package_limit",
     u"The limit of concurrent tasks is %1. It must be 1 or more, or left out."},
    {ProblemCode::BadServerLimit, u"bad_server_limit",
     u"The limit for server '%1' is %2. It must be 1 or more, or left out."},
    {ProblemCode::BadGroupLimit, u"bad_group_limit",
     u"The limit of group '%1' is %2. It must be 1 or more, or left out."},
    {ProblemCode::BadWeight, u"bad_weight", u"The weight of task '%1' is %2. It must be 1 or more."},
    {ProblemCode::WeightOverCapacity, u"weight_over_capacity",
     u"Task '%1' weighs %2 slots, and server '%3' has %4. It will have the whole server for itself."},
    {ProblemCode::BadTimeout, u"bad_timeout",
     u"The time-out of task '%1' is %2 s. It must be 1 s or more, or left out."},
    {ProblemCode::BadRetry, u"bad_retry",
     u"The retries of task '%1' are not possible. Count and wait must not be negative, and the factor must "
     u"be "
     u"above 0."},
    {ProblemCode::BadWindow, u"bad_window",
     u"'%1' is no time of day for the processing window. Write it as 05:30."},
    {ProblemCode::UnknownGroup, u"unknown_group",
     u"Task '%1' stands in group '%2', which the package does not have. Add the group or take the task out."},
    {ProblemCode::NeverStarts, u"never_starts",
     u"Task '%1' can never start: its constraints exclude each other or wait for a task that cannot end that "
     u"way. "
     u"Change a constraint or the task's join."},
    {ProblemCode::DisabledTask, u"disabled_task",
     u"Task '%1' is disabled: it is passed over, and what follows it sees a success."},
    {ProblemCode::LimitOfUnknownServer, u"limit_of_unknown_server",
     u"There is a limit for server '%1', which is not registered. Correct its name or remove the limit."},
};

const ProblemWords& wordsOf(ProblemCode code)
{
    for (const ProblemWords& words : kWords) {
        if (words.code == code)
            return words;
    }
    return kWords[0];
}

} // namespace

QString describe(const Problem& problem)
{
    // By hand and in one pass: QString::arg would look for %2 inside the first argument.
    const QStringView pattern(wordsOf(problem.code).text);
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) == u'%' && i + 1 < pattern.size() && pattern.at(i + 1).isDigit())
            text += problem.arguments.value(pattern.at(++i).digitValue() - 1);
        else
            text += pattern.at(i);
    }
    return text;
}

QString problemCodeName(ProblemCode code)
{
    return QStringView(wordsOf(code).name).toString();
}

} // namespace stellwerk
