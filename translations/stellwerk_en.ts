<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ActivityWords</name>
    <message numerus="yes">
        <source>%n task(s) of %1 never ran: %2</source>
        <translation>
            <numerusform>%n task of %1 never ran: %2</numerusform>
            <numerusform>%n tasks of %1 never ran: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) of %1 began up to %2 later: %3</source>
        <translation>
            <numerusform>%n task of %1 began up to %2 later: %3</numerusform>
            <numerusform>%n tasks of %1 began up to %2 later: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FleetRowText</name>
    <message numerus="yes">
        <source>Capacity: %n of our jobs at a time</source>
        <translation>
            <numerusform>Capacity: %n of our jobs at a time</numerusform>
            <numerusform>Capacity: %n of our jobs at a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Most runs take %1 to %2 (last %n successful run(s))</source>
        <translation>
            <numerusform>Most runs take %1 to %2 (%n successful run)</numerusform>
            <numerusform>Most runs take %1 to %2 (last %n successful runs)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::ActivityPage</name>
    <message numerus="yes">
        <source>%n server(s) cannot be reached, what failed there since is not known: %1</source>
        <translation>
            <numerusform>%n server cannot be reached, what failed there since is not known: %1</numerusform>
            <numerusform>%n servers cannot be reached, what failed there since is not known: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) were not read yet.</source>
        <translation>
            <numerusform>%n server was not read yet.</numerusform>
            <numerusform>%n servers were not read yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) away</source>
        <translation>
            <numerusform>%n server is away</numerusform>
            <numerusform>%n servers are away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasAccessible</name>
    <message numerus="yes">
        <source>%n constraint(s) begin here</source>
        <translation>
            <numerusform>%n constraint begins here</numerusform>
            <numerusform>%n constraints begin here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s) end here</source>
        <translation>
            <numerusform>%n constraint ends here</numerusform>
            <numerusform>%n constraints end here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasPointer</name>
    <message numerus="yes">
        <source>Drop on a task to lead %n constraint(s) there. Esc: cancel.</source>
        <translation>
            <numerusform>Drop on a task to lead %n constraint there. Esc: cancel.</numerusform>
            <numerusform>Drop on a task to lead %n constraints there. Esc: cancel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop on a task to lead %n constraint(s) there, or choose it with the arrow keys and press Enter. Esc: cancel.</source>
        <translation>
            <numerusform>Drop on a task to lead %n constraint there, or choose it with the arrow keys and press Enter. Esc: cancel.</numerusform>
            <numerusform>Drop on a task to lead %n constraints there, or choose it with the arrow keys and press Enter. Esc: cancel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release to delete %n constraint(s). Esc: cancel.</source>
        <translation>
            <numerusform>Release to delete %n constraint. Esc: cancel.</numerusform>
            <numerusform>Release to delete %n constraints. Esc: cancel.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasQuestions</name>
    <message numerus="yes">
        <source>Add %n task(s) to this package?</source>
        <translation>
            <numerusform>Add %n task to this package?</numerusform>
            <numerusform>Add %n tasks to this package?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>Add %n task</numerusform>
            <numerusform>Add %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasView</name>
    <message numerus="yes">
        <source>%n task(s) pasted; not all was understood.</source>
        <translation>
            <numerusform>%n task pasted; not all was understood.</numerusform>
            <numerusform>%n tasks pasted; not all was understood.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s) to the group</source>
        <translation>
            <numerusform>Add %n task to the group</numerusform>
            <numerusform>Add %n tasks to the group</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CloneDialog</name>
    <message numerus="yes">
        <source>%n selected task(s)</source>
        <translation>
            <numerusform>%n selected task</numerusform>
            <numerusform>%n selected tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s): the selection and everything after it</source>
        <translation>
            <numerusform>%n task: the selection and everything after it</numerusform>
            <numerusform>%n tasks: the selection and everything after it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) chosen.</source>
        <translation>
            <numerusform>%n server chosen.</numerusform>
            <numerusform>%n servers chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>Add %n task</numerusform>
            <numerusform>Add %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CloseGuard</name>
    <message numerus="yes">
        <source>Waiting until %n job(s) have stopped; then the window closes.</source>
        <translation>
            <numerusform>Waiting until %n job has stopped; then the window closes.</numerusform>
            <numerusform>Waiting until %n jobs have stopped; then the window closes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s) and close</source>
        <translation>
            <numerusform>Stop %n job and close</numerusform>
            <numerusform>Stop %n jobs and close</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CompareWindow</name>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>Copied %n row.</numerusform>
            <numerusform>Copied %n rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::ConstraintInspector</name>
    <message numerus="yes">
        <source>%n precedence constraints</source>
        <translation>
            <numerusform>%n precedence constraint</numerusform>
            <numerusform>%n precedence constraints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::DiffWindow</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only moved</source>
        <translation>
            <numerusform>%n only moved</numerusform>
            <numerusform>%n only moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::DurationsPanel</name>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n bar</numerusform>
            <numerusform>%n bars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slower than usual</source>
        <translation>
            <numerusform>%n slower than usual</numerusform>
            <numerusform>%n slower than usual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n run(s)</source>
        <translation>
            <numerusform>%1: %n run</numerusform>
            <numerusform>%1: %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n slot(s) busy</source>
        <translation>
            <numerusform>%1: %n slot busy</numerusform>
            <numerusform>%1: %n slots busy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n run(s) of each server.</source>
        <translation>
            <numerusform>The newest run of each server.</numerusform>
            <numerusform>The newest %n runs of each server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FailureDetail</name>
    <message numerus="yes">
        <source>The same error in %n job(s)</source>
        <translation>
            <numerusform>The same error in %n job</numerusform>
            <numerusform>The same error in %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FailuresModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FailuresPanel</name>
    <message numerus="yes">
        <source>Nothing failed in this time but %n hidden job(s).</source>
        <translation>
            <numerusform>Nothing failed in this time but %n hidden job.</numerusform>
            <numerusform>Nothing failed in this time but %n hidden jobs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show hidden &amp;jobs (%n failed)</source>
        <translation>
            <numerusform>Show hidden &amp;jobs (%n failed)</numerusform>
            <numerusform>Show hidden &amp;jobs (%n failed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FileController</name>
    <message numerus="yes">
        <source>Stellwerk ended with %n unsaved parent package(s) open. A copy was kept.</source>
        <translation>
            <numerusform>Stellwerk ended with %n unsaved parent package open. A copy was kept.</numerusform>
            <numerusform>Stellwerk ended with %n unsaved parent packages open. Copies were kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FleetController</name>
    <message numerus="yes">
        <source>Take %n server(s) out of the registry?</source>
        <translation>
            <numerusform>Take %n server out of the registry?</numerusform>
            <numerusform>Take %n servers out of the registry?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n server(s)</source>
        <translation>
            <numerusform>Remove %n server</numerusform>
            <numerusform>Remove %n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) imported.</source>
        <translation>
            <numerusform>%n server imported.</numerusform>
            <numerusform>%n servers imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were known already and stay as they are.</source>
        <translation>
            <numerusform>%n was known already and stays as it is.</numerusform>
            <numerusform>%n were known already and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FleetView</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::GridModel</name>
    <message numerus="yes">
        <source>%n run(s) before the newest</source>
        <translation>
            <numerusform>%n run before the newest</numerusform>
            <numerusform>%n runs before the newest</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) with retries</source>
        <translation>
            <numerusform>%n run with retries</numerusform>
            <numerusform>%n runs with retries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::GridPanel</name>
    <message numerus="yes">
        <source>Last %n run(s)</source>
        <translation>
            <numerusform>Last run</numerusform>
            <numerusform>Last %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::GroupFrame</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n at the same time</source>
        <translation>
            <numerusform>at most %n at the same time</numerusform>
            <numerusform>at most %n at the same time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::GroupInspector</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::GroupLayer</name>
    <message numerus="yes">
        <source>Drop to change the groups of %n task(s). Shift: only move.</source>
        <translation>
            <numerusform>Drop to change the group of %n task. Shift: only move.</numerusform>
            <numerusform>Drop to change the groups of %n tasks. Shift: only move.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::HistoryStatus</name>
    <message numerus="yes">
        <source>%1: is being read, %n run(s) so far, %2</source>
        <translation>
            <numerusform>%1: is being read, %n run so far, %2</numerusform>
            <numerusform>%1: is being read, %n runs so far, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History: %n server(s) not read</source>
        <translation>
            <numerusform>History: %n server not read</numerusform>
            <numerusform>History: %n servers not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History: %n server(s) to read</source>
        <translation>
            <numerusform>History: %n server to read</numerusform>
            <numerusform>History: %n servers to read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more server(s)</source>
        <translation>
            <numerusform>… and %n more server</numerusform>
            <numerusform>… and %n more servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::InspectorPanel</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::InteropText</name>
    <message numerus="yes">
        <source>%n task(s) succeed in SSIS as soon as the agent has accepted the start: constraints do not see how their jobs end.</source>
        <translation>
            <numerusform>%n task succeeds in SSIS as soon as the agent has accepted the start: constraints do not see how its job ends.</numerusform>
            <numerusform>%n tasks succeed in SSIS as soon as the agent has accepted the start: constraints do not see how their jobs end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time-outs and retries of %n task(s) have no effect in SSIS.</source>
        <translation>
            <numerusform>Time-out and retries of %n task have no effect in SSIS.</numerusform>
            <numerusform>Time-outs and retries of %n tasks have no effect in SSIS.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) that only start their job in SSIS wait for the job&apos;s end now: constraints act on how it really ended.</source>
        <translation>
            <numerusform>%n task that only starts its job in SSIS waits for the job&apos;s end now: constraints act on how it really ended.</numerusform>
            <numerusform>%n tasks that only start their job in SSIS wait for the job&apos;s end now: constraints act on how it really ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) only start their job, as in SSIS: they succeed when the agent has accepted the start.</source>
        <translation>
            <numerusform>%n task only starts its job, as in SSIS: it succeeds when the agent has accepted the start.</numerusform>
            <numerusform>%n tasks only start their job, as in SSIS: they succeed when the agent has accepted the start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) of its event handlers were left out: a parent package has none.</source>
        <translation>
            <numerusform>%n task of its event handlers was left out: a parent package has none.</numerusform>
            <numerusform>%n tasks of its event handlers were left out: a parent package has none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were left out: this format keeps them in a form that only its own designer reads.</source>
        <translation>
            <numerusform>%n annotation was left out: this format keeps them in a form that only its own designer reads.</numerusform>
            <numerusform>%n annotations were left out: this format keeps them in a form that only its own designer reads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A constraint of a container became %n constraint(s) between its first or last tasks and the others.</source>
        <translation>
            <numerusform>A constraint of a container became %n constraint between its first or last tasks and the others.</numerusform>
            <numerusform>A constraint of a container became %n constraints between its first or last tasks and the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A loop container with %n task(s): a parent package does not repeat.</source>
        <translation>
            <numerusform>A loop container with %n task: a parent package does not repeat.</numerusform>
            <numerusform>A loop container with %n tasks: a parent package does not repeat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It starts %n job(s), so it became as many tasks side by side.</source>
        <translation>
            <numerusform>It starts %n job, so it became as many tasks side by side.</numerusform>
            <numerusform>It starts %n jobs, so it became as many tasks side by side.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more problem(s).</source>
        <translation>
            <numerusform>And %n more problem.</numerusform>
            <numerusform>And %n more problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) may run on several servers, and SSIS does not choose: %1.</source>
        <translation>
            <numerusform>%n task may run on several servers, and SSIS does not choose: %1.</numerusform>
            <numerusform>%n tasks may run on several servers, and SSIS does not choose: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were left out: 5,000 are the most that are read.</source>
        <translation>
            <numerusform>%n annotation was left out: 5,000 are the most that are read.</numerusform>
            <numerusform>%n annotations were left out: 5,000 are the most that are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::InterruptedRuns</name>
    <message numerus="yes">
        <source>%n run(s) were interrupted and are not over; the newest: %1, started %2 on %3.</source>
        <translation>
            <numerusform>A run was interrupted and is not over: %1, started %2 on %3.</numerusform>
            <numerusform>%n runs were interrupted and are not over; the newest: %1, started %2 on %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::JobHistorySection</name>
    <message numerus="yes">
        <source>… and %n more server(s)</source>
        <translation>
            <numerusform>… and %n more server</numerusform>
            <numerusform>… and %n more servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usual %1 (%2 to %3, %n run(s))</source>
        <comment>durations</comment>
        <translation>
            <numerusform>usual %1 (%2 to %3, %n run)</numerusform>
            <numerusform>usual %1 (%2 to %3, %n runs)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::LogPanel</name>
    <message numerus="yes">
        <source>None of the %n line(s) passes the filter.</source>
        <translation>
            <numerusform>The one line does not pass the filter.</numerusform>
            <numerusform>None of the %n lines passes the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::LogRateStrip</name>
    <message numerus="yes">
        <source>%1 to %2: %n line(s)</source>
        <translation>
            <numerusform>%1 to %2: %n line</numerusform>
            <numerusform>%1 to %2: %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::LongWorks</name>
    <message numerus="yes">
        <source>%Ln run(s) taken in</source>
        <translation>
            <numerusform>%Ln run taken in</numerusform>
            <numerusform>%Ln runs taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::MainWindow</name>
    <message numerus="yes">
        <source>Opening %n file(s)…</source>
        <translation>
            <numerusform>Opening %n file…</numerusform>
            <numerusform>Opening %n files…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::Notifications</name>
    <message numerus="yes">
        <source>%1 of %n task(s) did not succeed. First: %2.</source>
        <comment>number, task on server</comment>
        <translation>
            <numerusform>%1 of %n task did not succeed. First: %2.</numerusform>
            <numerusform>%1 of %n tasks did not succeed. First: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) did not succeed.</source>
        <comment>number</comment>
        <translation>
            <numerusform>%1 of %n task did not succeed.</numerusform>
            <numerusform>%1 of %n tasks did not succeed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) succeeded.</source>
        <translation>
            <numerusform>%n task succeeded.</numerusform>
            <numerusform>%n tasks succeeded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n minute(s) now. What %1 runs there goes on, but nobody sees it.</source>
        <comment>package</comment>
        <translation>
            <numerusform>For %n minute now. What %1 runs there goes on, but nobody sees it.</numerusform>
            <numerusform>For %n minutes now. What %1 runs there goes on, but nobody sees it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::OutcomeDialog</name>
    <message numerus="yes">
        <source>%n run(s) of the job began after this attempt was requested (bold).</source>
        <translation>
            <numerusform>%n run of the job began after this attempt was requested (bold).</numerusform>
            <numerusform>%n runs of the job began after this attempt was requested (bold).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::PackageEditor</name>
    <message numerus="yes">
        <source>Paste %n task(s)</source>
        <translation>
            <numerusform>Paste %n task</numerusform>
            <numerusform>Paste %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>Add %n task</numerusform>
            <numerusform>Add %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Insert %n task(s)</source>
        <translation>
            <numerusform>Insert %n task</numerusform>
            <numerusform>Insert %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n task(s)</source>
        <translation>
            <numerusform>Disable %n task</numerusform>
            <numerusform>Disable %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enable %n task(s)</source>
        <translation>
            <numerusform>Enable %n task</numerusform>
            <numerusform>Enable %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s)</source>
        <translation>
            <numerusform>Move %n task</numerusform>
            <numerusform>Move %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n task(s)</source>
        <translation>
            <numerusform>Delete %n task</numerusform>
            <numerusform>Delete %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n constraint(s)</source>
        <translation>
            <numerusform>Delete %n constraint</numerusform>
            <numerusform>Delete %n constraints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n task(s) and close the gap</source>
        <translation>
            <numerusform>Delete %n task and close the gap</numerusform>
            <numerusform>Delete %n tasks and close the gap</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n task(s)</source>
        <translation>
            <numerusform>Duplicate %n task</numerusform>
            <numerusform>Duplicate %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clone %n task(s)</source>
        <translation>
            <numerusform>Clone %n task</numerusform>
            <numerusform>Clone %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connect %n task(s)</source>
        <translation>
            <numerusform>Connect %n task</numerusform>
            <numerusform>Connect %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reconnect %n constraint(s)</source>
        <translation>
            <numerusform>Reconnect %n constraint</numerusform>
            <numerusform>Reconnect %n constraints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reverse %n constraint(s)</source>
        <translation>
            <numerusform>Reverse %n constraint</numerusform>
            <numerusform>Reverse %n constraints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n task(s) and close the gap</source>
        <translation>
            <numerusform>Detach %n task and close the gap</numerusform>
            <numerusform>Detach %n tasks and close the gap</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n task(s)</source>
        <translation>
            <numerusform>Detach %n task</numerusform>
            <numerusform>Detach %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n connected task(s)</source>
        <translation>
            <numerusform>Add %n connected task</numerusform>
            <numerusform>Add %n connected tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n note(s)</source>
        <translation>
            <numerusform>Paste %n note</numerusform>
            <numerusform>Paste %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n note(s)</source>
        <translation>
            <numerusform>Move %n note</numerusform>
            <numerusform>Move %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s) into %1</source>
        <translation>
            <numerusform>Move %n task into %1</numerusform>
            <numerusform>Move %n tasks into %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s) out of the group</source>
        <translation>
            <numerusform>Move %n task out of the group</numerusform>
            <numerusform>Move %n tasks out of the group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group %n task(s)</source>
        <translation>
            <numerusform>Group %n task</numerusform>
            <numerusform>Group %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n task(s) out of the group</source>
        <translation>
            <numerusform>Take %n task out of the group</numerusform>
            <numerusform>Take %n tasks out of the group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n task(s) into a group</source>
        <translation>
            <numerusform>Put %n task into a group</numerusform>
            <numerusform>Put %n tasks into a group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fold %n group(s)</source>
        <translation>
            <numerusform>Fold %n group</numerusform>
            <numerusform>Fold %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unfold %n group(s)</source>
        <translation>
            <numerusform>Unfold %n group</numerusform>
            <numerusform>Unfold %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lock %n item(s)</source>
        <translation>
            <numerusform>Lock %n item</numerusform>
            <numerusform>Lock %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n item(s)</source>
        <translation>
            <numerusform>Unlock %n item</numerusform>
            <numerusform>Unlock %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n group(s)</source>
        <translation>
            <numerusform>Delete %n group</numerusform>
            <numerusform>Delete %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>Delete %n note</numerusform>
            <numerusform>Delete %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n note(s)</source>
        <translation>
            <numerusform>Duplicate %n note</numerusform>
            <numerusform>Duplicate %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::PackageExportDialog</name>
    <message numerus="yes">
        <source>&amp;Fix %n task(s) that may run on several servers to the first of them</source>
        <translation>
            <numerusform>&amp;Fix %n task that may run on several servers to the first of them</numerusform>
            <numerusform>&amp;Fix %n tasks that may run on several servers to the first of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::PackageImportDialog</name>
    <message numerus="yes">
        <source>%n task(s) that start a job</source>
        <translation>
            <numerusform>%n task that starts a job</numerusform>
            <numerusform>%n tasks that start a job</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disabled task(s) that need a look</source>
        <translation>
            <numerusform>%n disabled task that needs a look</numerusform>
            <numerusform>%n disabled tasks that need a look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s)</source>
        <translation>
            <numerusform>%n constraint</numerusform>
            <numerusform>%n constraints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::Pages</name>
    <message numerus="yes">
        <source>%Ln run(s), %1</source>
        <translation>
            <numerusform>%Ln run, %1</numerusform>
            <numerusform>%Ln runs, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RemarkView</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::Report</name>
    <message numerus="yes">
        <source>and %n more; the table of tasks has them all</source>
        <comment>failures</comment>
        <translation>
            <numerusform>and %n more; the table of tasks has them all</numerusform>
            <numerusform>and %n more; the table of tasks has them all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 against the usual %2 (of %n run(s))</source>
        <comment>change, span</comment>
        <translation>
            <numerusform>%1 against the usual %2 (of %n run)</numerusform>
            <numerusform>%1 against the usual %2 (of %n runs)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>retries</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>decisions</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts are too many to draw each: the picture shows how much of its most each server had to do, and crosses where something failed.</source>
        <translation>
            <numerusform>%n attempt: the picture shows how much of its most each server had to do, and crosses where something failed.</numerusform>
            <numerusform>%n attempts are too many to draw each: the picture shows how much of its most each server had to do, and crosses where something failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: at most %n at a time</source>
        <comment>server</comment>
        <translation>
            <numerusform>%1: at most %n at a time</numerusform>
            <numerusform>%1: at most %n at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RunBanners</name>
    <message numerus="yes">
        <source>How %n task(s) ended is not known: %1. A person has to decide.</source>
        <translation>
            <numerusform>How a task ended is not known: %1. A person has to decide.</numerusform>
            <numerusform>How %n tasks ended is not known; the first: %1. A person has to decide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RunController</name>
    <message numerus="yes">
        <source>Nothing was started: the parent package has %n error(s).</source>
        <translation>
            <numerusform>Nothing was started: the parent package has %n error.</numerusform>
            <numerusform>Nothing was started: the parent package has %n errors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s) that run on the servers now?</source>
        <translation>
            <numerusform>Stop %n job that runs on a server now?</numerusform>
            <numerusform>Stop %n jobs that run on the servers now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s)</source>
        <translation>
            <numerusform>Stop %n job</numerusform>
            <numerusform>Stop %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) may start jobs on servers tagged &quot;production&quot;.</source>
        <translation>
            <numerusform>%n task may start jobs on servers tagged &quot;production&quot;.</numerusform>
            <numerusform>%n tasks may start jobs on servers tagged &quot;production&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n task(s) in production</source>
        <translation>
            <numerusform>Start %n task in production</numerusform>
            <numerusform>Start %n tasks in production</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RunProgress</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RunTray</name>
    <message numerus="yes">
        <source>Running: %1 of %n task(s) ended</source>
        <comment>number</comment>
        <translation>
            <numerusform>Running: %1 of %n task ended</numerusform>
            <numerusform>Running: %1 of %n tasks ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RunningModel</name>
    <message numerus="yes">
        <source>Most runs take %1 to %2 (last %n successful run(s))</source>
        <translation>
            <numerusform>Most runs take %1 to %2 (last successful run)</numerusform>
            <numerusform>Most runs take %1 to %2 (last %n successful runs)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RunsModel</name>
    <message numerus="yes">
        <source>%1 (%n run(s))</source>
        <translation>
            <numerusform>%1 (%n run)</numerusform>
            <numerusform>%1 (%n runs)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) failed</source>
        <translation>
            <numerusform>%n run failed</numerusform>
            <numerusform>%n runs failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::RunsPage</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::SearchBar</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskCard</name>
    <message numerus="yes">
        <source>any of %n</source>
        <comment>of so many servers</comment>
        <translation>
            <numerusform>any of %n</numerusform>
            <numerusform>any of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskIndicator</name>
    <message numerus="yes">
        <source>%n in the background</source>
        <comment>works</comment>
        <translation>
            <numerusform>%n in the background</numerusform>
            <numerusform>%n in the background</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>works in the background</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <comment>works in the background</comment>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskRunPanel</name>
    <message numerus="yes">
        <source>Delayed %n task(s), most of all %1, by %2.</source>
        <translation>
            <numerusform>Delayed %n task: %1, by %2.</numerusform>
            <numerusform>Delayed %n tasks, most of all %1, by %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %n task(s) from running: %1.</source>
        <translation>
            <numerusform>Kept %n task from running: %1.</numerusform>
            <numerusform>Kept %n tasks from running: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::TimelinePanel</name>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n bar</numerusform>
            <numerusform>%n bars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running or waiting</source>
        <translation>
            <numerusform>%n running or waiting</numerusform>
            <numerusform>%n running or waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more task(s)</source>
        <translation>
            <numerusform>… and %n more task</numerusform>
            <numerusform>… and %n more tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n to come</numerusform>
            <numerusform>%n to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::ViewFreshness</name>
    <message numerus="yes">
        <source>%n server(s) are away</source>
        <translation>
            <numerusform>%n server is away</numerusform>
            <numerusform>%n servers are away</numerusform>
        </translation>
    </message>
</context>
</TS>
