// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMenu;
class QMenuBar;

namespace stellwerk {

// Texts with one access key each, no letter twice: the first to ask for a letter keeps it, others get another
// of theirs, starts of words first; a text of which no letter is left gets none.
[[nodiscard]] QStringList withAccessKeys(QStringList texts);

// Gives a menu its keys now and whenever it is about to be shown, for what stands in it changes; its inner
// menus too.
void keepAccessKeys(QMenu* menu);
void keepAccessKeys(QMenuBar* bar);

} // namespace stellwerk
