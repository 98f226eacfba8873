// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace stellwerk {

// The fleet as the tree shows it: filtered by words, in the model's own order (by name). A server or group
// stays while anything below it matches; what stands below a match stays as well. Main thread.
class FleetFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit FleetFilterProxy(QObject* parent = nullptr);

    // All words must occur, each in the name of the row, its server, its group or its SSIS package.
    void setWords(const QString& text);
    [[nodiscard]] QString words() const { return m_words.join(u' '); }

    // Adds what a screen reader says of a row.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace stellwerk
