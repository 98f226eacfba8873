// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/pictureexport.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace stellwerk {

// What a picture of the canvas is to be, before a file is asked for. Tells how big it becomes.
class PictureDialog final : public QDialog
{
    Q_OBJECT
public:
    // Sizes in canvas units; an empty `selection`: nothing is selected.
    PictureDialog(const QSizeF& whole, const QSizeF& selection, const PictureRequest& last, QWidget* parent);

    [[nodiscard]] PictureRequest request() const;

private:
    void update();

    QSizeF m_whole;
    QSizeF m_selection;
    QComboBox* m_format;
    QComboBox* m_look;
    QComboBox* m_page;
    QDoubleSpinBox* m_scale;
    QCheckBox* m_only;
    QLabel* m_size;
    QPushButton* m_ok = nullptr;
};

} // namespace stellwerk
