// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace stellwerk {

// What this is, its version, its licence and the libraries it stands on.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);

    // Versions for a report of a problem, to be copied.
    [[nodiscard]] static QString versions();
};

} // namespace stellwerk
