// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"

#include <string_view>
#include <vector>

// Column and parameter lists as short text, so that the schema reads like the facts it is taken from:
//   "job_id uniqueidentifier!, name sysname, message nvarchar(4000), instance_id int#"
// `!` NOT NULL, `#` NOT NULL IDENTITY; sysname is NOT NULL unless written `sysname?`.
namespace simfleet::msdb {

[[nodiscard]] std::vector<ColumnDef> columnDefs(std::string_view text);
[[nodiscard]] std::vector<ColumnMeta> columnMetas(std::string_view text);
// "@job_name sysname? = NULL, @error_flag int = 1, @execution_id bigint out": no default: required.
[[nodiscard]] std::vector<ParameterDef> parameterDefs(std::string_view text);

} // namespace simfleet::msdb
