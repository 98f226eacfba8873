// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An SSIS package: refused with a reason, or a parent package that can be checked and written; and where that
// can be exported, what comes back of it says the same.
#include "demand.h"
#include "interop/dtsxexport.h"
#include "interop/dtsximport.h"
#include "package/packagecheck.h"
#include "package/packagefile.h"

using namespace stellwerk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto made = importDtsx(file, {});
    if (!made) {
        demand(!made.error().text.isEmpty() && !made.error().nextStep.isEmpty(), "an error has words");
        return 0;
    }
    for (const Remark& remark : made->report.remarks)
        demand(!remark.text.isEmpty() && !remark.code.isEmpty(), "a remark has words");
    static_cast<void>(checkPackage(made->package));
    const QByteArray written = serializePackage(made->package);
    demand(parsePackage(written).has_value(), "what was imported can be written and read");
    const auto out = exportDtsx(made->package, {});
    if (!out)
        return 0;
    const auto back = importDtsx(out->bytes, {});
    demand(back.has_value(), "what was exported can be imported");
    demand(serializePackage(back->package) == written, "and is the same");
    return 0;
}
