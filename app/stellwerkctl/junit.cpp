// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "junit.h"

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

void writeCase(QXmlStreamWriter& xml, const RunModel::TaskRow& row)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"name"_s, row.name);
    xml.writeAttribute(u"classname"_s, row.server.isEmpty() ? u"(not placed)"_s : row.server);
    xml.writeAttribute(u"time"_s, seconds(row.started.isValid() ? row.started : row.requested, row.ended));
    const TaskOutcome outcome = row.outcome.value_or(TaskOutcome::Unknown);
    const bool fine = outcome == TaskOutcome::Succeeded || outcome == TaskOutcome::SucceededWithWarnings;
    if (outcome == TaskOutcome::Skipped) {
        xml.writeEmptyElement(u"skipped"_s);
        if (!row.error.isEmpty())
            xml.writeAttribute(u"message"_s, row.error);
    } else if (!fine) {
        xml.writeStartElement(outcome == TaskOutcome::Unknown ? u"error"_s : u"failure"_s);
        // "failed" alone would not tell a job that failed from one that could not be called.
        xml.writeAttribute(u"type"_s,
                           row.failure == FailureKind::None ? wordOf(outcome) : wordOf(row.failure));
        xml.writeAttribute(u"message"_s, row.error.left(200));
        xml.writeCharacters(row.error);
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
    xml.writeStartElement(u"testsuites"_s);
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, package.name);
    xml.writeAttribute(u"tests"_s, QString::number(run.rows().size()));
    xml.writeAttribute(u"failures"_s, QString::number(counts.failed + counts.cancelled));
    xml.writeAttribute(u"errors"_s, QString::number(counts.unknown));
    xml.writeAttribute(u"skipped"_s, QString::number(counts.skipped));
    xml.writeAttribute(u"time"_s, seconds(run.startedAt(), run.endedAt()));
    xml.writeAttribute(u"timestamp"_s, run.startedAt().toUTC().toString(Qt::ISODate));
    for (const RunModel::TaskRow& row : run.rows())
        writeCase(xml, row);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace stellwerk
