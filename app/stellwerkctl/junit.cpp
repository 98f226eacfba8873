// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "junit.h"

#include "report/htmlwriter.h"
#include "run/runevents_json.h"

#include <QXmlStreamWriter>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString seconds(const QDateTime& from, const QDateTime& to)
{
    const qint64 ms = from.isValid() && to.isValid() ? from.msecsTo(to) : 0;
    return QString::number(double(ms) / 1000.0, 'f', 3);
}

constexpr qsizetype kMessage = 200;
constexpr qsizetype kError = 1 << 20; // GitLab refuses files above 10 MB

// What XML can hold, cut between characters.
QString fit(const QString& text, qsizetype most)
{
    QStringView part(text);
    if (part.size() > most)
        part = part.first(part[most - 1].isHighSurrogate() ? most - 1 : most);
    return HtmlWriter::clean(part);
}

QString fitLine(const QString& text)
{
    return fit(text.left(4 * kMessage).simplified(), kMessage);
}

void writeCase(QXmlStreamWriter& xml, const RunModel::TaskRow& row)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"name"_s, fitLine(row.name));
    xml.writeAttribute(u"classname"_s, row.server.isEmpty() ? u"(not placed)"_s : fitLine(row.server));
    xml.writeAttribute(u"time"_s, seconds(row.started.isValid() ? row.started : row.requested, row.ended));
    const TaskOutcome outcome = row.outcome.value_or(TaskOutcome::Unknown);
    const bool fine = outcome == TaskOutcome::Succeeded || outcome == TaskOutcome::SucceededWithWarnings;
    if (outcome == TaskOutcome::Skipped) {
        xml.writeEmptyElement(u"skipped"_s);
        if (!row.error.isEmpty())
            xml.writeAttribute(u"message"_s, fitLine(row.error));
    } else if (!fine) {
        xml.writeStartElement(outcome == TaskOutcome::Unknown ? u"error"_s : u"failure"_s);
        // "failed" alone would not tell a job that failed from one that could not be called.
        xml.writeAttribute(u"type"_s,
                           row.failure == FailureKind::None ? wordOf(outcome) : wordOf(row.failure));
        xml.writeAttribute(u"message"_s, fitLine(row.error));
        xml.writeCharacters(fit(row.error, kError));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

} // namespace

QByteArray junitXml(const RunModel& run, const ParentPackage& package)
{
    const RunModel::Counts counts = run.counts();
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    // Both elements carry the sums: some readers take them from the outer one.
    const auto begin = [&](const QString& element) {
        xml.writeStartElement(element);
        xml.writeAttribute(u"name"_s, fitLine(package.name));
        xml.writeAttribute(u"tests"_s, QString::number(run.rows().size()));
        xml.writeAttribute(u"failures"_s, QString::number(counts.failed + counts.cancelled));
        // Also what had not ended when this was written.
        xml.writeAttribute(u"errors"_s, QString::number(counts.unknown + counts.waiting + counts.active));
        if (element == u"testsuite")
            xml.writeAttribute(u"skipped"_s, QString::number(counts.skipped));
        xml.writeAttribute(u"time"_s, seconds(run.startedAt(), run.endedAt()));
    };
    begin(u"testsuites"_s);
    begin(u"testsuite"_s);
    xml.writeAttribute(u"timestamp"_s, run.startedAt().toUTC().toString(Qt::ISODate));
    for (const RunModel::TaskRow& row : run.rows())
        writeCase(xml, row);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace stellwerk
