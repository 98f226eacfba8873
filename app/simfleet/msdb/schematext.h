// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace simfleet::msdb {

struct TableText
{
    const char* name;             // database.schema.object; database * is every one
    const char* columns;          // see typetext.h
    const char* indexes = "";     // further statements of SQLite
    const char* select = nullptr; // of a view
    const char* rowFilter = "";   // see TableDef
};

[[nodiscard]] const std::vector<TableText>& tableTexts();

} // namespace simfleet::msdb
