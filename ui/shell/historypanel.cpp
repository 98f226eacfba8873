// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/historypanel.h"

#include "theme/icons.h"
#include "theme/theme.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

HistoryPanel::HistoryPanel(QUndoGroup* group, QWidget* parent)
    : QUndoView(group, parent)
{
    setObjectName(u"historyPanel"_s);
    setAccessibleName(tr("Steps of the package, the oldest first"));
    setEmptyLabel(tr("As it was opened"));
    setCleanIcon(icon(Icon::Save));
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSpacing(2);
    setToolTip(tr("A click goes back to that step, or forward again"));
}

} // namespace stellwerk
