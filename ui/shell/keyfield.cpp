// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyfield.h"

#include "theme/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTogether = 800; // ms: a key within them continues the sequence
constexpr int kLongest = 4;

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_unknown:
    case 0:
        return true;
    default:
        return false;
    }
}

// Shift is part of "?" already; of "Shift+F5" it is not.
QKeyCombination combinationOf(const QKeyEvent* event)
{
    Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const QString text = event->text();
    if (modifiers == Qt::ShiftModifier && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isLetter() &&
        !text.at(0).isSpace())
        modifiers = Qt::NoModifier;
    return QKeyCombination(modifiers, Qt::Key(event->key()));
}

} // namespace

KeyField::KeyField(const QString& name, const QString& placeholder, QWidget* parent)
    : QLineEdit(parent)
{
    setReadOnly(true); // what is shown comes from keys(), not from typing
    setAccessibleName(name);
    setPlaceholderText(placeholder);
    QAction* clear = addAction(icon(Icon::Clear), QLineEdit::TrailingPosition);
    clear->setToolTip(tr("Clear"));
    clear->setText(tr("Clear"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &KeyField::reset);
    connect(this, &KeyField::keysChanged, clear, [this, clear] { clear->setVisible(!m_keys.isEmpty()); });
}

void KeyField::reset()
{
    m_since.invalidate();
    m_keys = {};
    clear();
    Q_EMIT keysChanged();
}

bool KeyField::event(QEvent* event)
{
    // Every key is meant for the field, whatever it does elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent* event)
{
    const bool bare = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isModifier(event->key()) || event->isAutoRepeat())
        return;
    if (bare && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Escape) && !m_keys.isEmpty())
        return reset();
    if (bare && event->key() == Qt::Key_Escape) {
        event->ignore(); // the dialog's
        return;
    }
    const int before = m_since.isValid() && m_since.elapsed() < kTogether ? m_keys.count() : 0;
    std::array<QKeyCombination, kLongest> keys{};
    keys.fill(QKeyCombination::fromCombined(0));
    const int kept = before < kLongest ? before : 0;
    for (int i = 0; i < kept; ++i)
        keys.at(std::size_t(i)) = m_keys[uint(i)];
    keys.at(std::size_t(kept)) = combinationOf(event);
    m_keys = QKeySequence(keys[0], keys[1], keys[2], keys[3]);
    m_since.restart();
    setText(m_keys.toString(QKeySequence::NativeText));
    Q_EMIT keysChanged();
}

} // namespace stellwerk
