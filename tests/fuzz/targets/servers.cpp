// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// servers.json: refused with its place, or read, written and read again as the same.
#include "demand.h"
#include "fleet/registryfile.h"

using namespace stellwerk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto read = RegistryFile::parse(file);
    if (!read) {
        demand(!read.error().message().isEmpty(), "an error has words");
        return 0;
    }
    const auto again = RegistryFile::parse(read->toJson());
    demand(again.has_value(), "what was written can be read");
    demand(again->servers() == read->servers(), "and is the same");
    for (const Server& server : read->servers())
        demand(RegistryFile::problemOf(server).isEmpty(), "a server that was taken is sound");
    RegistryFile copy = *read;
    demand(copy.setServers(read->servers()).has_value(), "and can be set");
    return 0;
}
