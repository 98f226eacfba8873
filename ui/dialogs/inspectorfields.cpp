// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/inspectorfields.h"

#include <QWheelEvent>

namespace stellwerk {

using namespace Qt::StringLiterals;

ValueSpin::ValueSpin(const QString& name, int lowest, int highest, const QString& zeroText,
                     const QString& unit, QWidget* parent)
    : QSpinBox(parent)
    , m_lowest(lowest)
    , m_zeroText(zeroText)
    , m_unit(unit)
{
    setObjectName(name);
    setRange(lowest - 1, highest); // the lowest stands for "several values"
    setKeyboardTracking(false);
    setMaximumWidth(120);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QSpinBox::valueChanged, this, [this](int value) {
        if (value >= m_lowest)
            Q_EMIT valueEdited(value);
    });
}

void ValueSpin::setCommon(std::optional<int> common)
{
    const QSignalBlocker quiet(this);
    setValue(common.value_or(m_lowest - 1));
}

QString ValueSpin::textFromValue(int value) const
{
    if (value < m_lowest)
        return u"\u2014"_s;
    return value == 0 && !m_zeroText.isEmpty() ? m_zeroText : QSpinBox::textFromValue(value) + m_unit;
}

QString ValueSpin::bareOf(const QString& text) const
{
    QString bare = text.trimmed();
    if (!m_unit.isEmpty() && bare.endsWith(m_unit.trimmed()))
        bare.chop(m_unit.trimmed().size());
    return bare.trimmed();
}

int ValueSpin::valueFromText(const QString& text) const
{
    const QString bare = bareOf(text);
    if (bare == u"\u2014"_s)
        return m_lowest - 1;
    return !m_zeroText.isEmpty() && text.trimmed() == m_zeroText ? 0 : QSpinBox::valueFromText(bare);
}

QValidator::State ValueSpin::validate(QString& text, int& position) const
{
    QString bare = bareOf(text);
    if (bare == u"\u2014"_s || (!m_zeroText.isEmpty() && text.trimmed() == m_zeroText))
        return QValidator::Acceptable;
    int end = int(bare.size());
    Q_UNUSED(position)
    return QSpinBox::validate(bare, end);
}

void ValueSpin::wheelEvent(QWheelEvent* event)
{
    // Scrolling through the inspector must not change what the pointer happens to pass.
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

ValueCombo::ValueCombo(const QString& name, const QStringList& choices, QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(name);
    addItems(choices);
    setPlaceholderText(u"\u2014"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QComboBox::activated, this, &ValueCombo::choiceEdited);
}

void ValueCombo::setCommon(std::optional<int> common)
{
    setCurrentIndex(common.value_or(-1));
}

void ValueCombo::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace stellwerk
