// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/evaluation.h"

namespace simfleet::sql {

namespace {
thread_local Evaluation* t_current = nullptr;
}

Evaluation::Evaluation(SessionState& session, std::map<std::u16string, Value>* variables)
    : m_session(session)
    , m_variables(variables)
    , m_outer(t_current)
{
    t_current = this;
}

Evaluation::~Evaluation()
{
    t_current = m_outer;
}

Evaluation* Evaluation::current()
{
    return t_current;
}

} // namespace simfleet::sql
