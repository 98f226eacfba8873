// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk {

// The T-SQL of statements/NAME.sql without its head of comments. Thread-safe; a name that does not exist is a
// bug and yields an empty text.
[[nodiscard]] QString statementText(const QString& name);
// Repeats what stands between /*each*/ and /*or each*/, joined by OR: a condition per watched job. 0 makes it
// never true.
[[nodiscard]] QString repeated(const QString& statement, qsizetype times);
// Repeats the statements that stand between /*each*/ and /*and each*/.
[[nodiscard]] QString repeatedStatements(const QString& batch, qsizetype times);
[[nodiscard]] QStringList statementNames();

} // namespace stellwerk
