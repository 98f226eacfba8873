// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A parent package's file: refused with its place, or read, checked, written and read again as the same.
#include "demand.h"
#include "package/packagecheck.h"
#include "package/packagefile.h"

using namespace stellwerk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto read = parsePackage(file);
    if (!read) {
        demand(!read.error().text.isEmpty(), "an error has words");
        return 0;
    }
    static_cast<void>(checkPackage(read->package));
    const QByteArray written = serializePackage(read->package);
    const auto again = parsePackage(written);
    demand(again.has_value(), "what was written can be read");
    demand(serializePackage(again->package) == written, "and is the same");
    return 0;
}
