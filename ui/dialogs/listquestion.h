// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/dialogs.h"

#include <QDialog>

namespace stellwerk {

// A question about many things, with all of them in a list that scrolls: what will start in production.
class ListQuestion final : public QDialog
{
    Q_OBJECT
public:
    explicit ListQuestion(const Question& question, QWidget* parent = nullptr);

    [[nodiscard]] int choice() const { return m_choice; } // after finished()

private:
    int m_choice;
};

} // namespace stellwerk
