// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace stellwerk {

class CompareModel;

// Draws a task's time in both runs as two bars on one scale, aligned at the runs' starts: the first run above
// and thin, the second below. Waiting is hollow, running filled.
class CompareBars final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CompareBars(const CompareModel* model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const CompareModel* m_model;
};

} // namespace stellwerk
