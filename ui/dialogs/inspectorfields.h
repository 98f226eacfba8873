// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QSpinBox>

#include <optional>

namespace stellwerk {

// Those of the ids that are (still) there; `find` gives a pointer into the package, or null.
template <class Id, class Find>
[[nodiscard]] auto partsOf(const QList<Id>& ids, Find find)
{
    QList<std::remove_cv_t<std::remove_pointer_t<decltype(find(ids.first()))>>> found;
    for (const Id& id : ids) {
        if (const auto* part = find(id))
            found.append(*part);
    }
    return found;
}

// The value that all have in common; nothing if they differ or there are none.
template <class List, class Value>
[[nodiscard]] auto commonValue(const List& list, Value value)
{
    using Result = std::optional<std::decay_t<decltype(value(list.first()))>>;
    if (list.isEmpty())
        return Result();
    Result first = value(list.first());
    for (const auto& item : list) {
        if (!(value(item) == *first))
            return Result();
    }
    return first;
}

// A number that may stand for several different ones, which is shown as a dash until it is edited.
class ValueSpin final : public QSpinBox
{
    Q_OBJECT
public:
    // Zero may read as a word ("none"); a unit follows every other number.
    ValueSpin(const QString& name, int lowest, int highest, const QString& zeroText = {},
              const QString& unit = {}, QWidget* parent = nullptr);

    void setCommon(std::optional<int> value); // without valueEdited()

Q_SIGNALS:
    void valueEdited(int value); // by the user, never the dash

protected:
    [[nodiscard]] QString textFromValue(int value) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    [[nodiscard]] QValidator::State validate(QString& text, int& position) const override;
    void wheelEvent(QWheelEvent* event) override;

private:
    [[nodiscard]] QString bareOf(const QString& text) const;

    int m_lowest;
    QString m_zeroText;
    QString m_unit;
};

// A choice that may stand for several different ones.
class ValueCombo final : public QComboBox
{
    Q_OBJECT
public:
    ValueCombo(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

    void setCommon(std::optional<int> index);

Q_SIGNALS:
    void choiceEdited(int index);

protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace stellwerk
