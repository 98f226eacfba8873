// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a server answers, as a client must expect it from a server that is broken: rows of any shape through
// the row readers, and what they make of them through the decisions. The first half of the input are rows,
// read by its own bytes; a decision is held to what must be true of every answer.
#include "agent/helprows.h"
#include "agent/packageverdict.h"
#include "agent/receiptjson.h"
#include "agent/servertime.h"
#include "agent/startdecision.h"
#include "agent/statement.h"
#include "demand.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <QJsonDocument>

namespace stellwerk {

// A row that no server sent.
class RowMaker
{
public:
    explicit RowMaker(FuzzedDataProvider& input)
    {
        const int columns = input.ConsumeIntegralInRange(0, 18);
        for (int i = 0; i < columns; ++i)
            add(input);
    }
    [[nodiscard]] const RowView& row() const { return m_row; }

private:
    void add(FuzzedDataProvider& input)
    {
        // Texts that lead deeper than chance does.
        static const std::u16string kTexts[] = {std::u16string(u"11111111-2222-3333-4444-555555555555"),
                                                std::u16string(u"2026-03-01 12:00:00.000"),
                                                std::u16string(u"2026-03-01 12:00:05.000"),
                                                std::u16string(u"2026-10-25 02:30:00.1234567 +02:00"),
                                                std::u16string(u"4"),
                                                std::u16string(u"1")};
        RowView::Cell cell;
        cell.offset = m_row.m_text.size();
        const int kind = input.ConsumeIntegralInRange(0, 4);
        cell.null = kind == 0;
        if (kind == 1 || kind == 2) {
            cell.isNumber = true;
            cell.number =
                kind == 1 ? input.ConsumeIntegral<qint64>() : input.ConsumeIntegralInRange(0, 260'000);
        } else if (kind == 3) {
            m_row.m_text += kTexts[input.ConsumeIntegralInRange(0, 5)];
        } else if (kind == 4) {
            const std::string bytes = input.ConsumeRandomLengthString(60);
            m_row.m_text += QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).toStdU16String();
        }
        cell.length = m_row.m_text.size() - cell.offset;
        m_row.m_cells.push_back(cell);
    }
    RowView m_row;
};

} // namespace stellwerk

using namespace stellwerk;

namespace {

const QUuid kJob = QUuid::fromString(QStringLiteral("11111111-2222-3333-4444-555555555555"));

QDateTime moment(FuzzedDataProvider& input)
{
    if (input.ConsumeBool())
        return {};
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addSecs(input.ConsumeIntegralInRange(-20, 20));
}

StartReceipt receiptOf(FuzzedDataProvider& input)
{
    StartReceipt receipt;
    receipt.job = kJob;
    receipt.session = input.ConsumeIntegralInRange(0, 4);
    receipt.watermark = input.ConsumeIntegralInRange(0, 20);
    receipt.history0 = input.ConsumeIntegralInRange(0, 20);
    receipt.requested0Local = moment(input);
    receipt.sentLocal = moment(input);
    receipt.adopted = input.ConsumeBool();
    receipt.adoptedRequestedLocal = moment(input);
    return receipt;
}

HistoryRow likelyHistory(FuzzedDataProvider& input)
{
    HistoryRow row;
    row.job = kJob;
    row.instanceId = input.ConsumeIntegralInRange(0, 40);
    row.step = input.ConsumeIntegralInRange(-1, 3);
    row.status = static_cast<RunStatus>(input.ConsumeIntegralInRange(0, 5));
    row.startedLocal = moment(input);
    return row;
}

ActivityRow likelyActivity(FuzzedDataProvider& input)
{
    ActivityRow row;
    row.requestedLocal = moment(input);
    row.requestedSource = input.ConsumeBool() ? QStringLiteral("4") : QStringLiteral("1");
    row.startedLocal = moment(input);
    row.stoppedLocal = moment(input);
    row.historyId = input.ConsumeIntegralInRange(0, 40);
    return row;
}

void readRow(FuzzedDataProvider& input)
{
    const RowMaker maker(input);
    const RowView& row = maker.row();
    static_cast<void>(serverInfo(row));
    static_cast<void>(historyRow(row));
    static_cast<void>(activityRow(row, input.ConsumeIntegralInRange(-2, 20)));
    static_cast<void>(help::jobRow(row));
    static_cast<void>(help::activityOf(row));
    static_cast<void>(help::historyOf(row));
    static_cast<void>(help::lastOutcome(row));
    static_cast<void>(ssisPackageOf(row.text(0)));
    AgentState state = AgentState::Unknown;
    agentStatusInto(state)(row);
    for (int column = -1; column <= row.columns(); ++column) {
        static_cast<void>(row.uuid(column));
        demand(!row.isNull(column) || row.text(column).isEmpty(), "NULL has no text");
        const QDateTime clock = row.wallClock(column);
        demand(!clock.isValid() || wallClockFromText(wallClockToText(clock)) == clock,
               "a time survives its text");
        demand(std::abs(offsetFromText(row.view(column))) <= 99 * 60 + 99, "an offset is one");
    }
}

// Rows from the wire, or likely ones, into the poll's answer.
PollAnswer answerOf(FuzzedDataProvider& input)
{
    PollAnswer answer;
    answer.nowLocal = moment(input);
    answer.session = input.ConsumeIntegralInRange(0, 4);
    answer.sessionStartedLocal = moment(input);
    answer.agent = static_cast<AgentState>(input.ConsumeIntegralInRange(0, 4));
    if (input.ConsumeBool())
        answer.activity.insert(kJob, input.ConsumeBool() ? likelyActivity(input)
                                                         : activityRow(RowMaker(input).row(), 1));
    const int rows = input.ConsumeIntegralInRange(0, 5);
    for (int i = 0; i < rows; ++i)
        answer.history[kJob].append(input.ConsumeBool() ? likelyHistory(input)
                                                        : historyRow(RowMaker(input).row()));
    if (input.ConsumeBool())
        answer.jobs.insert(kJob, LastOutcome{static_cast<RunStatus>(input.ConsumeIntegralInRange(0, 5)),
                                             moment(input), QString()});
    if (input.ConsumeBool())
        answer.ssisJobs.insert(kJob);
    return answer;
}

// Every word of success or failure stands on an outcome that the server told.
void demandEvidence(const Verdict& verdict, const WatchedRun& run, const PollAnswer& answer)
{
    const RunResult result = verdict.end.result;
    if (verdict.phase != RunPhase::Ended)
        return;
    const auto told = [&](RunStatus status) {
        return std::any_of(run.outcomes.begin(), run.outcomes.end(),
                           [&](const HistoryRow& row) { return row.status == status; }) ||
               answer.jobs.value(run.receipt.job).status == status;
    };
    if (result == RunResult::Succeeded || result == RunResult::SucceededWithWarnings)
        demand(told(RunStatus::Succeeded), "success was told");
    if (result == RunResult::Cancelled)
        demand(told(RunStatus::Cancelled), "a cancel was told");
    if (result == RunResult::Failed)
        demand(told(RunStatus::Failed) || verdict.end.reason == EndReason::AgentRestarted ||
                   verdict.end.reason == EndReason::AgentStopped,
               "a failure was told, or its Agent is gone");
}

void follow(FuzzedDataProvider& input)
{
    WatchedRun run = watch(receiptOf(input));
    for (int polls = 0; polls < 6 && input.remaining_bytes() > 0; ++polls) {
        const PollAnswer answer = answerOf(input);
        const Verdict verdict =
            decide(run, answer, std::chrono::milliseconds(input.ConsumeIntegralInRange(0, 40'000)));
        demand(verdict.rule >= 1 && verdict.rule <= 8, "a rule of the table decides");
        demandEvidence(verdict, run, answer);
        if (verdict.phase == RunPhase::Ended) {
            if (wantsPackageCheck(run, verdict.end))
                static_cast<void>(judgePackages(run, verdict.end, PackageEvidence()));
            return;
        }
    }
}

void start(FuzzedDataProvider& input)
{
    StartAnswer answer;
    answer.receipt = receiptOf(input);
    answer.returnCode = input.ConsumeIntegralInRange(-1, 1);
    answer.error = input.ConsumeBool() ? 22022 : input.ConsumeIntegralInRange(0, 60'000);
    answer.disabled = input.ConsumeBool();
    answer.agent = static_cast<AgentState>(input.ConsumeIntegralInRange(0, 4));
    if (input.ConsumeBool())
        answer.after = likelyActivity(input);
    const auto decided = decideStart(answer, QStringLiteral("S"), QStringLiteral("J"));
    demand(decided.has_value() == (answer.returnCode == 0 && answer.error == 0 && !answer.disabled),
           "only a zero is an acceptance");
    demand(decided || !decided.error().text.isEmpty(), "a refusal has words");

    LookAnswer look;
    look.receipt = receiptOf(input);
    look.jobExists = input.ConsumeBool();
    if (input.ConsumeBool())
        look.activity = likelyActivity(input);
    if (input.ConsumeBool())
        look.previous = likelyActivity(input);
    for (int i = input.ConsumeIntegralInRange(0, 3); i > 0; --i)
        look.outcomesSince.append(likelyHistory(input));
    LostStartQuestion question;
    question.sinceLocal = moment(input);
    question.knownRequestLocal = moment(input);
    question.earliestNowLocal = moment(input);
    const LostStartVerdict lost = decideLostStart(look, question);
    demand(lost.what != LostStart::Start || look.jobExists, "what is not there is not started again");
    demand(lost.what != LostStart::Adopt || lost.receipt.adoptedRequestedLocal.isValid(),
           "an adopted run has a request");
    const auto kept = startReceiptFromJson(toJson(look.receipt));
    demand(kept && *kept == look.receipt, "a receipt survives the journal");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    FuzzedDataProvider input(data, size);
    switch (input.ConsumeIntegralInRange(0, 3)) {
    case 0:
        while (input.remaining_bytes() > 0)
            readRow(input);
        break;
    case 1:
        start(input);
        break;
    case 2: {
        const QByteArray rest = QByteArray::fromStdString(input.ConsumeRemainingBytesAsString());
        if (const auto receipt = startReceiptFromJson(QJsonDocument::fromJson(rest).object()))
            demand(startReceiptFromJson(toJson(*receipt)).has_value(), "a receipt that was read can be kept");
        break;
    }
    default:
        follow(input);
    }
    return 0;
}
