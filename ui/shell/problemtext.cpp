// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/problemtext.h"

namespace stellwerk {

QString ProblemText::patternOf(ProblemCode code)
{
    switch (code) {
    case ProblemCode::EmptyPackage:
        return tr("The parent package has no tasks. Drag jobs from the tree onto the canvas.");
    case ProblemCode::Cycle:
        return tr("These tasks wait for each other in a circle: %1. Remove one of the constraints.");
    case ProblemCode::SelfConstraint:
        return tr("%1 waits for itself. Remove the constraint.");
    case ProblemCode::DuplicateConstraint:
        return tr("There is more than one constraint from %1 to %2. Remove all but one.");
    case ProblemCode::UnknownTask:
        return tr("A constraint leads to a task that does not exist (%1). Remove the constraint.");
    case ProblemCode::UnknownServer:
        return tr("The server %1 is not registered. Register it, or choose another server.");
    case ProblemCode::UnknownServerGroup:
        return tr("No registered server is in the group %1. Choose another group.");
    case ProblemCode::UnknownServerTag:
        return tr("No registered server has the tag %1. Choose another tag.");
    case ProblemCode::NoCandidate:
        return tr("%1 names no server. Choose where it may run.");
    case ProblemCode::AmbiguousCandidates:
        return tr("%1 names its servers in more than one way. Choose a list, a group or a tag.");
    case ProblemCode::UnknownJob:
        return tr("There is no job %1 on %2. Choose another job or server.");
    case ProblemCode::UnknownJobAnywhere:
        return tr("None of the %2 servers where it may run has the job %1. Choose other servers.");
    case ProblemCode::DisabledJob:
        return tr(
            "The job %1 on %2 is disabled there. It runs when it is started, but its owner switched it off.");
    case ProblemCode::NoTarget:
        return tr("The job %1 on %2 has no target server, so that the Agent refuses to start it. Assign it "
                  "to the local "
                  "server.");
    case ProblemCode::NoJob:
        return tr("%1 names no job. Choose one.");
    case ProblemCode::JobTwiceAtOnce:
        return tr("The job %1 on %2 could be started while %3 runs it. Connect the two tasks.");
    case ProblemCode::BadPackageLimit:
        return tr("The limit of tasks at a time is %1. It must be 1 or more.");
    case ProblemCode::BadServerLimit:
        return tr("The limit of tasks at a time for %1 is %2. It must be 1 or more.");
    case ProblemCode::BadGroupLimit:
        return tr("The limit of tasks at a time for the group %1 is %2. It must be 1 or more.");
    case ProblemCode::BadWeight:
        return tr("The weight of %1 is %2. It must be 1 or more.");
    case ProblemCode::WeightOverCapacity:
        return tr("%1 weighs %2, more than the %4 places of %3: it will take the whole server.");
    case ProblemCode::BadTimeout:
        return tr("The time-out of %1 is %2 s. It must be longer than nothing.");
    case ProblemCode::BadRetry:
        return tr(
            "The retries of %1 do not make sense. Enter a count of 0 or more and waits that do not shrink.");
    case ProblemCode::BadWindow:
        return tr("The processing window's end, %1, is not a time of day. Enter it as HH:mm.");
    case ProblemCode::UnknownGroup:
        return tr("%1 stands in a group that does not exist (%2).");
    case ProblemCode::NeverStarts:
        return tr("%1 can never start: its constraints cannot hold together.");
    case ProblemCode::DisabledTask:
        return tr("%1 is disabled and will be passed over.");
    case ProblemCode::LimitOfUnknownServer:
        return tr("There is a limit for the server %1, which is not registered.");
    }
    return {};
}

QString ProblemText::of(const Problem& problem)
{
    QString text = patternOf(problem.code);
    // In one pass, so that an argument that looks like a placeholder stays what it is.
    for (qsizetype i = text.size() - 2; i >= 0; --i) {
        if (text.at(i) == u'%' && text.at(i + 1).isDigit())
            text.replace(i, 2, problem.arguments.value(text.at(i + 1).digitValue() - 1));
    }
    return text;
}

} // namespace stellwerk
