// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>

namespace stellwerk {

// A small table of finished texts: the accessible twin of a chart whose figures are worked out for it. New
// rows are applied as a difference, so that selection and scroll position stay. Main thread.
class TextTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    // `figures`: columns that are aligned to the right.
    TextTable(const QStringList& header, const QSet<int>& figures, QObject* parent = nullptr);
    void setRows(const QList<QStringList>& rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_header;
    QSet<int> m_figures;
    QList<QStringList> m_rows;
};

} // namespace stellwerk
