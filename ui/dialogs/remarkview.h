// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/interopreport.h"

#include <QTextBrowser>

namespace stellwerk {

// What an import or export says about the package: what needs a look first, then what was done in another
// form.
class RemarkView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit RemarkView(const QString& objectName, QWidget* parent = nullptr);

    void showReport(const InteropReport& report, const QString& whenEmpty);
    void showError(const InteropError& error);
    void showText(const QString& text);
};

} // namespace stellwerk
