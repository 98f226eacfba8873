// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaschords.h"

#include <QAction>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QKeyCombination keyOf(const QKeyEvent* event)
{
    return QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key()));
}

bool isModifier(int key)
{
    return key == Qt::Key_Alt || key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr;
}

// The action's shortcut of two keys that begins so.
std::optional<QKeySequence> chordOf(const QAction* action, QKeyCombination first)
{
    const QList<QKeySequence> all = action->shortcuts();
    const auto it = std::find_if(all.cbegin(), all.cend(), [first](const QKeySequence& keys) {
        return keys.count() == 2 && keys[0] == first;
    });
    return it == all.cend() ? std::nullopt : std::optional(*it);
}

} // namespace

CanvasChords::CanvasChords(QWidget* widget)
    : QObject(widget)
    , m_widget(widget)
{
    widget->installEventFilter(this);
}

QList<QAction*> CanvasChords::startedBy(QKeyCombination first) const
{
    QList<QAction*> found;
    for (QAction* action : m_widget->actions()) {
        if (chordOf(action, first))
            found.append(action);
    }
    return found;
}

void CanvasChords::end()
{
    if (m_first)
        Q_EMIT waiting({});
    m_first.reset();
}

bool CanvasChords::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::MouseButtonPress) {
        end();
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<const QKeyEvent*>(event);
        if (isModifier(key->key()))
            return false;
        if (m_first && keyOf(key) == *m_first) { // once more: the menu's
            end();
            return false;
        }
        if (!m_first && startedBy(keyOf(key)).isEmpty())
            return false;
        event->accept(); // comes as a key press
        return true;
    }
    return event->type() == QEvent::KeyPress && press(static_cast<const QKeyEvent*>(event));
}

bool CanvasChords::press(const QKeyEvent* event)
{
    if (isModifier(event->key()))
        return false;
    if (!m_first) {
        const QList<QAction*> actions = startedBy(keyOf(event));
        if (actions.isEmpty())
            return false;
        m_first = keyOf(event);
        QStringList next;
        for (const QAction* action : actions) {
            const QKeySequence keys = *chordOf(action, *m_first);
            next.append(u"%1: %2"_s.arg(QKeySequence(keys[1]).toString(QKeySequence::NativeText),
                                        action->text().remove(u'&')));
        }
        Q_EMIT waiting(next.join(u", "_s));
        return true;
    }
    const QKeyCombination first = *m_first;
    end();
    for (QAction* action : startedBy(first)) {
        const QKeySequence keys = *chordOf(action, first);
        const bool same = keys[1] == keyOf(event) || keys[1] == QKeyCombination(Qt::Key(event->key()));
        if (same && action->isEnabled()) {
            action->trigger();
            break;
        }
    }
    return true; // also a wrong second key: it must not delete or connect anything
}

} // namespace stellwerk
