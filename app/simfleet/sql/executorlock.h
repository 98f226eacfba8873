// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/batchexecutor.h"

namespace simfleet::sql {

// Held while a statement runs: the catalog's mutex, and what SQLite's functions see of the session.
class BatchExecutor::Lock
{
public:
    explicit Lock(BatchExecutor& executor, std::map<std::u16string, Value>* variables = nullptr)
        : m_lock(executor.m_session.catalog().mutex)
        , evaluation(executor.m_session, variables)
    {}

private:
    std::unique_lock<std::recursive_mutex> m_lock;

public:
    Evaluation evaluation;
};

} // namespace simfleet::sql
