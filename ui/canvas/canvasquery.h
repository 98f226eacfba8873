// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "run/runmodel.h"

#include <QCoreApplication>

namespace stellwerk {

// What is typed into the canvas's search. Words must all occur, in any of a task's texts; "server:SQL01",
// "state:failed", "job:", "name:", "note:" and "group:" look at one of them (also by their translated names);
// quotes keep words together. Case does not matter. A value.
class CanvasQuery
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::CanvasQuery)
public:
    enum class Field { Any, Name, Job, Server, State, Note, Group };

    CanvasQuery() = default;
    explicit CanvasQuery(const QString& text);

    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    // `row` may be null: there is no run, and a state is only "disabled". `group` is the title of its group.
    [[nodiscard]] bool matches(const Task& task, const RunModel::TaskRow* row, const QString& group) const;
    // A note or a group's title: words and "note:" or "group:".
    [[nodiscard]] bool matchesText(const QString& text, Field field) const;

private:
    struct Term
    {
        Field field = Field::Any;
        QString text;
    };
    void add(QString word);

    QList<Term> m_terms;
};

// The words by which a task's state is found: as shown, and its English name.
[[nodiscard]] QStringList stateWords(const Task& task, const RunModel::TaskRow* row);

} // namespace stellwerk
