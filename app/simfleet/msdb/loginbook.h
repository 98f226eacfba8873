// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"
#include "msdb/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace simfleet::msdb {

// The logins of a server: those that may connect (stellwerk and the scenario's) and those that only own
// something (sa, job owners). What the roles of msdb grant is known here (agent-facts.md 2.11).
// Immutable after construction.
class LoginBook
{
public:
    LoginBook(const Scenario& scenario, std::u16string password);

    [[nodiscard]] const std::vector<LoginInfo>& all() const { return m_logins; }
    [[nodiscard]] const LoginInfo* find(std::u16string_view name) const;
    [[nodiscard]] const LoginInfo* find(const Binary& sid) const;
    [[nodiscard]] bool mayConnect(const LoginInfo& login, std::u16string_view password) const;

private:
    void add(const LoginSpec& spec, bool connects);

    std::vector<LoginInfo> m_logins;
    std::vector<std::u16string> m_connecting;
    std::u16string m_password;
};

[[nodiscard]] bool maySelect(const LoginInfo& login, const TableDef& table);
[[nodiscard]] bool mayExecute(const LoginInfo& login, const ProcedureDef& procedure);
[[nodiscard]] bool hasServerPermission(const LoginInfo& login, std::u16string_view permission);

} // namespace simfleet::msdb
