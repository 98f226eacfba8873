// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"
#include "sql/sessionstate.h"

namespace simfleet::sql {

// One connection's T-SQL: its database, options, temporary tables, prepared statements and cursors.
// Used by one thread at a time; takes the catalog's mutex while a statement runs.
// Not served: transactions are counted, but a ROLLBACK does not take changes back.
class TsqlSession final : public Session
{
public:
    explicit TsqlSession(SessionContext context);
    ~TsqlSession() override;
    Q_DISABLE_COPY_MOVE(TsqlSession)

    void batch(std::u16string_view text, ResultSink& sink, CancelFlag& cancel) override;
    void rpc(const RpcRequest& request, ResultSink& sink, CancelFlag& cancel) override;
    [[nodiscard]] std::u16string currentDatabase() const override { return m_state.database; }

private:
    SessionState m_state;
};

} // namespace simfleet::sql
