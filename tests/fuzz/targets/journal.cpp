// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An event as the journal keeps it: refused, or read, written and read again as the same.
#include "demand.h"
#include "run/runevents_json.h"

#include <QJsonDocument>

using namespace stellwerk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray line(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto event = runEventFromJson(QJsonDocument::fromJson(line).object());
    if (!event) {
        demand(!event.error().isEmpty(), "an error has words");
        return 0;
    }
    const QByteArray written = toLine(*event, QStringLiteral("run"));
    const auto again = runEventFromJson(QJsonDocument::fromJson(written).object());
    demand(again.has_value(), "what was written can be read");
    demand(toLine(*again, QStringLiteral("run")) == written, "and is the same");
    return 0;
}
