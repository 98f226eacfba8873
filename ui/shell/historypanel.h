// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoView>

namespace stellwerk {

// The dock "History": the named steps of the active document; a click or Enter goes there and back. The step
// that stands in the file is marked. Main thread.
class HistoryPanel final : public QUndoView
{
    Q_OBJECT
public:
    explicit HistoryPanel(QUndoGroup* group, QWidget* parent = nullptr);
};

} // namespace stellwerk
