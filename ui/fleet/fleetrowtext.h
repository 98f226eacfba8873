// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QModelIndex>

namespace stellwerk {

struct AgentJob;

// A row of the fleet in words: what the tree paints, for tooltips, screen readers and the delegate itself.
// Takes indexes of FleetModel or of a proxy above it.
class FleetRowText final
{
    Q_DECLARE_TR_FUNCTIONS(FleetRowText)
public:
    [[nodiscard]] static QString stateOf(const QModelIndex& index);         // "Online", "Running", ""
    [[nodiscard]] static QString usualDurationOf(const QModelIndex& index); // "" if unknown
    [[nodiscard]] static QString tooltipOf(const QModelIndex& index);       // rich text
    [[nodiscard]] static QString accessibleTextOf(const QModelIndex& index);
    [[nodiscard]] static QString slowerOf(const AgentJob& job);        // "Slower since …", "" if it is not
    [[nodiscard]] static QString outcomesOf(const QModelIndex& index); // "Failed, Succeeded, …", newest first

private:
    [[nodiscard]] static QStringList serverFacts(const QModelIndex& index);
    [[nodiscard]] static QStringList habitFacts(const AgentJob& job);
    [[nodiscard]] static QStringList jobFacts(const QModelIndex& index);
};

} // namespace stellwerk
